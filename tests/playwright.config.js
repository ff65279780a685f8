// How the scenarios run: one browser, the distribution's, on the built program.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'browser',
  outputDir: 'results',
  workers: 1,
  // A scenario that passes on its second try has failed.
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  reporter: 'list',
  use: {
    locale: 'vi-VN',
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // A browser run by root, as in a container, has no sandbox of its own.
      args: process.getuid() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
