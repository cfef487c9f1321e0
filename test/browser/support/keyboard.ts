import { expect, type Page } from '@playwright/test';

/** What a walk through a page by the Tab key found wrong. */
export interface KeyboardWalk {
  /** Elements that had the focus, in their order. */
  readonly reached: number;
  /** Can be pressed with the mouse and got no focus. */
  readonly unreachable: readonly string[];
  /** Got the focus and looked as before. */
  readonly invisible: readonly string[];
  /** Held the focus when Tab was pressed. */
  readonly traps: readonly string[];
  /** Looks pressable and is nothing that takes keys. */
  readonly mouseOnly: readonly string[];
}

interface Stop {
  readonly id: number;
  readonly name: string;
  readonly looksFocused: boolean;
  readonly hasParts: boolean;
}

interface Walker {
  count: number;
  step: () => Stop | undefined;
  end: (reached: readonly number[]) => { readonly unreachable: string[]; readonly mouseOnly: string[] };
}

/** Year, month, day, hour, minute, half of the day, and the button that opens a calendar. */
const partsOfTime = 7;
/** More presses than any page of the demo has to offer. */
const most = 400;

/** Walks a page, or one part of it, by Tab from its beginning until it has left the page. */
export async function walkByKeyboard(page: Page, within = 'body'): Promise<KeyboardWalk> {
  await page.evaluate(prepareWalk, within);
  const reached: number[] = [];
  const invisible: string[] = [];
  const traps: string[] = [];
  let stays = 0;
  for (let press = 0; press < most; press++) {
    await page.keyboard.press('Tab');
    let here = await look(page);
    // Beyond the last element the focus leaves the page, and then comes round.
    if (!here || here.id === reached[0]) break;
    if (!here.looksFocused) {
      await page.waitForTimeout(250);
      here = (await look(page)) ?? here;
      if (!here.looksFocused) invisible.push(here.name);
    }
    stays = here.id === reached.at(-1) ? stays + 1 : 0;
    // A field of date and time is one field with a stop for each of its parts.
    if (stays > (here.hasParts ? partsOfTime : 0)) {
      traps.push(here.name);
      break;
    }
    if (stays === 0) reached.push(here.id);
  }
  const { unreachable, mouseOnly } = await page.evaluate(
    (ids) => (globalThis as unknown as { walker: Walker }).walker.end(ids),
    reached,
  );
  return { reached: reached.length, unreachable, invisible, traps, mouseOnly };
}

/** Everything on the page, or in a part of it, can be used without a mouse. */
export async function expectKeyboardEnough(page: Page, where: string, within?: string): Promise<number> {
  const { reached, ...wrong } = await walkByKeyboard(page, within);
  expect.soft(wrong, `${where} by keyboard`).toEqual({ unreachable: [], invisible: [], traps: [], mouseOnly: [] });
  return reached;
}

function look(page: Page): Promise<ReturnType<Walker['step']>> {
  return page.evaluate(() => (globalThis as unknown as { walker: Walker }).walker.step());
}

/** Runs in the page: remembers what can be pressed and how it looks without the focus. */
function prepareWalk(within: string): void {
  const pressable =
    'a[href], button, input, select, textarea, summary, [role="button"], [role="tab"], [role="menuitem"], [role="checkbox"], [role="radio"], [role="switch"], [role="combobox"], [role="link"], [tabindex]:not([tabindex="-1"])';
  /** Of these one member takes Tab and the others the arrow keys. */
  const composite =
    '[role="radiogroup"], [role="tablist"], [role="menu"], [role="menubar"], [role="listbox"], [role="grid"], [role="tree"]';
  const root = document.querySelector(within) ?? document.body;
  const seen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: false, visibilityProperty: true }) &&
    element.closest('[aria-hidden="true"], [inert]') === null &&
    element.getClientRects().length > 0;
  const enabled = (element: Element): boolean =>
    !(element as HTMLButtonElement).disabled && element.getAttribute('aria-disabled') !== 'true';
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()}${element.getAttribute('role') ? `[${element.getAttribute('role')}]` : ''} ${(
      element.getAttribute('aria-label') ??
      (element as HTMLElement).innerText ??
      ''
    )
      .trim()
      .slice(0, 40)} .${(element.getAttribute('class') ?? '').split(' ').slice(0, 2).join('.')}`;
  const ids = new Map<Element, number>();
  const idOf = (element: Element): number => {
    const id = ids.get(element) ?? ids.size;
    ids.set(element, id);
    return id;
  };
  /** The element, what stands beside it (the drawn box of a hidden field) and what stands around it. */
  const around = (element: Element): Element[] => {
    const found = [element, ...(element.nextElementSibling ? [element.nextElementSibling] : []), ...element.children];
    for (let up = element.parentElement, level = 0; up && level < 4; up = up.parentElement, level++) found.push(up);
    return found;
  };
  const looks = (element: Element): string =>
    around(element)
      .flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::after')])
      .map((style) =>
        [
          style.outlineStyle,
          style.outlineWidth,
          style.outlineColor,
          style.boxShadow,
          style.borderColor,
          style.backgroundColor,
        ].join(),
      )
      .join('|');
  const before = new Map<Element, string>();
  const wanted = [...root.querySelectorAll(pressable)].filter((one) => seen(one) && enabled(one));
  (document.activeElement as HTMLElement | null)?.blur();
  for (const one of root.querySelectorAll('*')) if (one.matches(pressable)) before.set(one, looks(one));
  getSelection()?.removeAllRanges();
  if (root !== document.body && root instanceof HTMLElement) {
    root.tabIndex = -1;
    root.focus({ preventScroll: true });
  }
  const step: Walker['step'] = () => {
    const here = document.activeElement;
    if (!here || here === document.body || !root.contains(here)) return undefined;
    const was = before.get(here);
    const visible = here.getBoundingClientRect();
    const inSight = visible.bottom > 0 && visible.top < innerHeight;
    return {
      id: idOf(here),
      name: nameOf(here),
      looksFocused: inSight && (was === undefined || was !== looks(here)),
      hasParts: here instanceof HTMLInputElement && ['date', 'time', 'datetime-local', 'month'].includes(here.type),
    };
  };
  const end: Walker['end'] = (reached) => {
    const had = new Set(reached);
    const gotFocus = (element: Element): boolean => had.has(ids.get(element) ?? -1);
    const withArrows = (element: Element): boolean => {
      const group = element.closest(composite);
      return group !== null && [group, ...group.querySelectorAll('*')].some(gotFocus);
    };
    const sameRadios = (element: Element): boolean =>
      element instanceof HTMLInputElement &&
      element.type === 'radio' &&
      [...root.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${CSS.escape(element.name)}"]`)].some(
        gotFocus,
      );
    const unreachable = wanted.filter(
      (one) =>
        one.isConnected &&
        seen(one) &&
        !gotFocus(one) &&
        !withArrows(one) &&
        !sameRadios(one) &&
        !one.querySelector(pressable),
    );
    const handy = `${pressable}, label`;
    const mouseOnly = [...root.querySelectorAll('*')].filter(
      (one) =>
        seen(one) &&
        getComputedStyle(one).cursor === 'pointer' &&
        (!one.parentElement || getComputedStyle(one.parentElement).cursor !== 'pointer') &&
        one.closest(handy) === null &&
        one.querySelector(pressable) === null,
    );
    return { unreachable: unreachable.map(nameOf), mouseOnly: mouseOnly.map(nameOf) };
  };
  const walker: Walker = { count: wanted.length, step, end };
  Object.assign(globalThis, { walker });
}
