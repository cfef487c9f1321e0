import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useFocusInside } from './use-dialog-focus.js';

/**
 * A record beside its list. It has an address of its own (`?open=<id>` through useUrlState), so that it can be sent to a
 * colleague and the back button closes it.
 */
export function RecordDrawer({
  open,
  title,
  onClose,
  actions,
  children,
  width = 640,
}: {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly width?: number;
}): ReactNode {
  const { content, ...focus } = useFocusInside(open);
  return (
    <Drawer
      open={open}
      title={title}
      onClose={onClose}
      size={Math.min(width, window.innerWidth)}
      extra={actions}
      destroyOnHidden
      {...focus}
    >
      <div ref={content}>{children}</div>
    </Drawer>
  );
}
