import { type KeyboardEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/**
 * Gives the focus back to what had it before, when a drawer or dialog leaves the page at once. The component's own way waits
 * for a closing that never comes then, and somebody at the keyboard would start again at the top of the page.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => focusAgain(opener), [opener]);
}

/** Never away from something else that has the focus. */
function focusAgain(opener: Element | null): void {
  const lost = document.activeElement === null || document.activeElement === document.body;
  if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
}

interface FocusInside {
  /** Of an element inside the drawer. */
  readonly content: RefObject<HTMLDivElement | null>;
  readonly afterOpenChange: (open: boolean) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Longer than a drawer takes to slide away, in milliseconds. */
const closed = 400;

/**
 * Takes the focus into a drawer when it has opened, and keeps Tab within it: what lies behind is covered. When it has closed,
 * or leaves the page at once, whatever opened it has the focus again, unless something else took it meanwhile.
 */
export function useFocusInside(open: boolean): FocusInside {
  useFocusBack();
  const content = useRef<HTMLDivElement>(null);
  const opener = useRef<Element>(null);
  useLayoutEffect(() => {
    if (open) opener.current = document.activeElement;
  }, [open]);
  useEffect(() => {
    if (open || !opener.current) return undefined;
    const timer = setTimeout(() => focusAgain(opener.current), closed);
    return () => clearTimeout(timer);
  }, [open]);
  const panel = (): HTMLElement | null => content.current?.closest<HTMLElement>('[role="dialog"]') ?? null;
  const afterOpenChange = useCallback((open: boolean): void => {
    const dialog = panel();
    if (!open || !dialog || dialog.contains(document.activeElement)) return;
    dialog.tabIndex = -1;
    dialog.focus({ preventScroll: true });
  }, []);
  const onKeyDown = useCallback((event: KeyboardEvent): void => {
    const dialog = panel();
    const here = document.activeElement;
    if (event.key !== 'Tab' || event.defaultPrevented || !dialog?.contains(here)) return;
    const stops = stopsIn(dialog);
    const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (here !== from && !(event.shiftKey && here === dialog)) return;
    event.preventDefault();
    to?.focus();
  }, []);
  return { content, afterOpenChange, onKeyDown };
}

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';

/** Where Tab stops: of several radio buttons only the chosen one. */
function stopsIn(dialog: HTMLElement): HTMLElement[] {
  const all = [...dialog.querySelectorAll<HTMLElement>(focusable)].filter(
    (one) => one.tabIndex >= 0 && one.getClientRects().length > 0,
  );
  const chosen = new Set(
    all.flatMap((one) => (one instanceof HTMLInputElement && one.type === 'radio' && one.checked ? [one.name] : [])),
  );
  return all.filter(
    (one) => !(one instanceof HTMLInputElement && one.type === 'radio' && !one.checked && chosen.has(one.name)),
  );
}
