// What must hold for every page, in whatever scenario it is reached.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const rules = ['target-size', 'label-content-name-mismatch', 'td-has-header', 'p-as-heading'];

/** Fails if axe finds anything on the page. */
export async function accessible(page, what) {
  // The page's own policy forbids foreign scripts, so the tool comes in past the page.
  await page.evaluate(axe);
  const found = await page.evaluate(
    ([tags, rules]) =>
      axe.run(document, {
        runOnly: tags,
        rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])),
      }),
    [tags, rules],
  );
  const list = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(', ')}`);
  expect(list, what).toEqual([]);
}

/** Fails if the page is wider than the window. */
export async function fits(page, what) {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, `${what} is wider than the window`).toBeLessThanOrEqual(0);
}

/** Walks the page with Tab: the first stop skips to the content, every stop shows a ring and is not covered. */
export async function walk(page, what) {
  const seen = [];
  for (let stop = 0; stop < 80; stop++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const box = element.getBoundingClientRect();
      const look = getComputedStyle(element);
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      element.dataset.stop ??= String(Math.random());
      return {
        stop: element.dataset.stop,
        text: (element.textContent || element.name || '').trim().slice(0, 40),
        href: element.getAttribute('href'),
        ring: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2,
        inside: box.bottom > 0 && box.top < innerHeight,
        bare: top !== null && (element.contains(top) || top.contains(element)),
      };
    });
    if (!at || seen.includes(at.stop)) break;
    if (seen.length === 0) expect(at.href, `${what}: the first stop`).toBe('#main');
    seen.push(at.stop);
    expect(at, `${what}: ${at.text}`).toMatchObject({ ring: true, inside: true, bare: true });
  }
  expect(seen.length, `${what}: stops`).toBeGreaterThan(2);
}

/** Collects what the page asks of other servers and what its policy had to stop. */
export function listen(page, url) {
  const heard = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) heard.push(`asked ${request.url()}`);
  });
  page.on('console', (line) => {
    if (/Content.Security.Policy/i.test(line.text())) heard.push(line.text());
  });
  page.on('pageerror', (error) => heard.push(String(error)));
  return heard;
}
