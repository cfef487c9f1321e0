import { Popconfirm } from 'antd';
import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useRef } from 'react';
import { useWords } from '../app/words.js';

interface Props {
  /** What will be done, as a question. */
  readonly title: string;
  /** What follows from it. */
  readonly why?: string | undefined;
  /** Says what happens: `停用`, never `确定`. */
  readonly okText: string;
  readonly cancelText?: string;
  /** Whether it takes something away. */
  readonly danger?: boolean;
  readonly onConfirm: () => void;
  /** The button that asks. */
  readonly children: ReactElement;
}

/**
 * A question beside the button that was pressed. The focus goes into it, to the answer that changes nothing, so that a second
 * Enter does no harm; Escape answers the same, and the focus goes back to the button.
 */
export function Confirm(props: Props): ReactNode {
  const { title, why, okText, cancelText, danger = false, onConfirm, children } = props;
  const { t } = useWords();
  const id = useId();
  const question = useRef<HTMLSpanElement>(null);
  const opener = useRef<HTMLElement>(null);
  const answers = (): HTMLButtonElement[] => {
    const box = question.current?.closest('.ant-popover');
    return [...(box?.querySelectorAll('button') ?? [])];
  };
  const intoIt = (open: boolean): void => {
    if (!open) return;
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    answers()[0]?.focus({ preventScroll: true });
  };
  const back = (open: boolean): void => {
    if (!open && answers().some((one) => one === document.activeElement))
      opener.current?.focus({ preventScroll: true });
  };
  const keepInside = (event: KeyboardEvent): void => {
    const all = answers();
    const here = all.findIndex((one) => one === document.activeElement);
    if (event.key !== 'Tab' || here < 0) return;
    event.preventDefault();
    all[(here + (event.shiftKey ? all.length - 1 : 1)) % all.length]?.focus();
  };
  return (
    <span className="confirm" onKeyDown={keepInside}>
      <Popconfirm
        title={
          <span ref={question} id={id}>
            {title}
          </span>
        }
        description={why}
        okText={okText}
        cancelText={cancelText ?? t('form.cancel')}
        okButtonProps={{ danger }}
        cancelButtonProps={{ 'aria-describedby': id }}
        destroyOnHidden
        onOpenChange={back}
        afterOpenChange={intoIt}
        onConfirm={onConfirm}
      >
        {children}
      </Popconfirm>
    </span>
  );
}
