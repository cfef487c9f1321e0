import { Dropdown } from 'antd';
import { type ReactElement, type ReactNode, useRef } from 'react';

interface Item<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly danger?: boolean;
}

interface Props<Key extends string> {
  readonly items: readonly Item<Key>[];
  readonly onChoose: (key: Key) => void;
  /** The button that opens it. */
  readonly children: ReactElement;
}

/** A few things to choose from at a button. The focus goes into the menu, the arrows go on, and Escape leads back to the button. */
export function ActionMenu<Key extends string>({ items, onChoose, children }: Props<Key>): ReactNode {
  const opener = useRef<HTMLElement>(null);
  const moved = (open: boolean): void => {
    const here = document.activeElement;
    if (open) opener.current = here instanceof HTMLElement ? here : null;
    else if (here?.closest('.ant-dropdown')) opener.current?.focus({ preventScroll: true });
  };
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      onOpenChange={moved}
      menu={{
        items: items.map((one) => ({ ...one })),
        onClick: ({ key }) => {
          const chosen = items.find((one) => one.key === key);
          if (chosen) onChoose(chosen.key);
        },
      }}
    >
      {children}
    </Dropdown>
  );
}
