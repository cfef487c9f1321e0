/** A small Android phone, as volunteers have them. `test.use(phone)` or `browser.newContext(phone)`. */
export const phone = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** The laptop on a desk of the centre. */
export const laptop = {
  viewport: { width: 1366, height: 860 },
  deviceScaleFactor: 1,
  hasTouch: false,
  isMobile: false,
};
