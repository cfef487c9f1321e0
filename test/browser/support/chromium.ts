/** The browser that drives the tests, and how it is started: without a screen, and asking nobody on the network. */
export const chromium = {
  path: process.env.CHROMIUM ?? '/usr/bin/chromium',
  /** The same without a frame, where several work at once. */
  light: process.env.CHROMIUM_LIGHT ?? process.env.CHROMIUM ?? '/usr/bin/chromium',
  arguments: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
