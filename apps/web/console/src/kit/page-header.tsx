import type { ReactNode } from 'react';
import { usePageTitle } from './page-title.js';

/** Title of a page, one line about it, and what can be done. */
export function PageHeader({
  title,
  hint,
  actions,
}: {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  const heading = usePageTitle();
  return (
    <header className="page-header">
      <div className="page-header-text">
        <h1 ref={heading}>{title}</h1>
        {hint !== undefined && <p className="page-header-hint">{hint}</p>}
      </div>
      {actions !== undefined && <div className="page-header-actions">{actions}</div>}
    </header>
  );
}
