// From an empty folder to people at work: in the browser, by keyboard, without JavaScript, and for everyone.
import { expect, test } from '@playwright/test';
import { accessible, fits, listen, walk } from './check.js';
import { start } from './server.js';
import { totp } from './totp.js';

const admin = { login: 'quan-tri', name: 'Nguyễn Văn An', password: 'thuyền ra cửa biển sớm' };
const manager = { login: 'lan.tran', name: 'Trần Thị Lan', password: 'mưa rơi trên mái ngói' };

let server;
test.beforeAll(async () => {
  server = await start();
});
test.afterAll(async () => server.stop());
test.describe.configure({ mode: 'serial' });

/** Types into the field of that label, moving there with Tab alone. */
async function tabTo(page, role, name) {
  const wanted = page.getByRole(role, { name, exact: true }).or(page.getByLabel(name, { exact: true }));
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    if (await wanted.first().evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reaches ${name}`);
}

async function typeInto(page, name, text) {
  await tabTo(page, 'textbox', name);
  await page.keyboard.type(text);
}

/** Each code opens once, so every further sign-in takes the code of the half minute after. */
const used = {};
async function fresh(key) {
  const step = () => Math.floor(Date.now() / 30_000);
  const next = Math.max(step(), (used[key] ?? -1) + 1);
  // A code of the half minute to come is taken, a later one is not.
  while (next - step() > 1) await new Promise((resolve) => setTimeout(resolve, 500));
  used[key] = next;
  return totp(key, next - step());
}

async function signIn(page, who) {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('Tên đăng nhập').fill(who.login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  if (who.key) {
    await page.getByLabel('Mã xác thực').fill(await fresh(who.key));
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
  }
}

test('the first administrator sets up and signs in with a second factor, by keyboard alone', async ({ page }) => {
  const heard = listen(page, server.url);
  await page.goto(`${server.url}/set-up`);
  await typeInto(page, 'Mã khởi tạo', server.code);
  await typeInto(page, 'Tên đăng nhập', admin.login);
  await typeInto(page, 'Họ và tên', admin.name);
  await typeInto(page, 'Mật khẩu mới', admin.password);
  await typeInto(page, 'Nhập lại mật khẩu mới', admin.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng ký xác thực bước hai');
  admin.key = await page.locator('.secret').innerText();
  await accessible(page, 'enrol');
  await typeInto(page, 'Mã xác thực', await fresh(admin.key));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tài khoản của tôi');
  await expect(page.getByText('Đã đăng ký xác thực bước hai').first()).toBeVisible();

  await tabTo(page, 'button', 'Đăng xuất');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập');
  await page.goto(`${server.url}/account`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập');
  expect(heard).toEqual([]);
});

test('a mistake is told above, at its field and in the title, and what was typed stays', async ({ page }) => {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('Tên đăng nhập').fill(admin.login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải mật khẩu này');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue(admin.login);
  await accessible(page, 'sign-in with a mistake');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('units and people are entered, and a new person replaces the first password', async ({ page }) => {
    await signIn(page, admin);
    await page.getByRole('link', { name: 'Đơn vị' }).click();
    await page.getByLabel('Mã đơn vị').fill('so-tttt');
    await page.getByLabel('Tên đơn vị').fill('Sở Thông tin và Truyền thông');
    await page.getByLabel('Loại').fill('so_nganh');
    await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
    await expect(page.getByRole('row', { name: /Sở Thông tin và Truyền thông/ })).toBeVisible();

    await page.getByRole('link', { name: 'Người dùng' }).click();
    await page.getByLabel('Tên đăng nhập', { exact: true }).fill(manager.login);
    await page.getByLabel('Họ và tên').fill(manager.name);
    await page.getByLabel('Đơn vị').selectOption('so-tttt');
    await page.getByLabel('Vai trò').selectOption({ label: 'Lãnh đạo đơn vị' });
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mật khẩu lần đầu');
    const first = await page.locator('.secret').innerText();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();

    await signIn(page, { login: manager.login, password: first });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đổi mật khẩu');
    await page.getByLabel('Mật khẩu hiện tại').fill(first);
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(manager.password);
    await page.getByLabel('Nhập lại mật khẩu mới').fill(manager.password);
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await page.goto(`${server.url}/users`);
    await expect(page.getByRole('row', { name: /Trần Thị Lan/ })).toBeVisible();
    // Another unit's people, and what is not theirs, look as if they were not there.
    await expect(page.getByRole('row', { name: /Nguyễn Văn An/ })).toHaveCount(0);
    const answer = await page.goto(`${server.url}/units`);
    expect(answer.status()).toBe(403);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
  });

  test('the language changes in place and back', async ({ page }) => {
    await page.goto(`${server.url}/forgotten-password`);
    await page.getByRole('link', { name: 'English' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forgotten password');
    expect(new URL(page.url()).pathname).toBe('/forgotten-password');
    await page.getByRole('link', { name: 'Tiếng Việt' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quên mật khẩu');
  });
});

const outside = ['/sign-in', '/forgotten-password', '/khong-co'];
const inside = ['/account', '/account/password', '/sign-in/fresh', '/users', '/import/users', '/grants'];
const lists = ['/units', '/units/so-tttt', '/import/units', '/log'];

const looks = [
  { name: 'light', width: 1366, height: 768, colorScheme: 'light' },
  { name: 'dark', width: 1366, height: 768, colorScheme: 'dark' },
  { name: 'phone', width: 390, height: 844, colorScheme: 'light' },
];

/** The looks share one session: each sign-in costs a code. */
let session;

for (const look of looks) {
  test(`every page is fit for everyone: ${look.name}`, async ({ browser }) => {
    const { width, height, colorScheme } = look;
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    const heard = listen(page, server.url);
    const titles = new Set();
    const visit = async (path) => {
      await page.goto(server.url + path);
      await accessible(page, `${path} ${look.name}`);
      titles.add(await page.title());
      if (process.env.SHOTS) {
        const name = path.replaceAll('/', '_');
        await page.screenshot({ path: `${process.env.SHOTS}/${name}-${look.name}.png`, fullPage: true });
      }
      if (look.name === 'light') await walk(page, path);
      if (look.name !== 'phone') return;
      for (const narrow of [683, 320]) {
        await page.setViewportSize({ width: narrow, height });
        await fits(page, `${path} at ${narrow}`);
      }
      await page.setViewportSize({ width, height });
    };
    for (const path of outside) await visit(path);
    if (session) await context.addCookies(session);
    else await signIn(page, admin);
    await page.goto(`${server.url}/account`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tài khoản của tôi');
    session = await context.cookies();
    const users = [...inside, ...lists];
    await page.goto(`${server.url}/users`);
    users.push(new URL(await page.getByRole('link', { name: manager.name }).getAttribute('href'), server.url).pathname);
    for (const path of users) await visit(path);
    expect(titles.size, 'every page has a title of its own').toBe(outside.length + users.length);
    expect(heard).toEqual([]);
    await context.close();
  });
}
