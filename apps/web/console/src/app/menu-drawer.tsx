import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Navigation } from './navigation.js';
import { useWords } from './words.js';

/** The navigation on small screens. */
export function MenuDrawer({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <Drawer open onClose={onClose} placement="left" size={280} title={t('shell.navigation')}>
      <Navigation onChosen={onClose} />
    </Drawer>
  );
}
