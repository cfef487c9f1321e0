import { Select } from 'antd';
import type { ReactNode } from 'react';

interface Props<Value extends string> {
  /** What is filtered by; read out. */
  readonly label: string;
  /** Shown while nothing is chosen, which leaves nothing out. */
  readonly any: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (chosen: Value | undefined) => void;
  /** Pixels, where the usual width would cut the options. */
  readonly width?: number;
  /** Whether one finds an option by typing. */
  readonly searchable?: boolean;
}

/** One filter in the head of a list: a choice that can be cleared. */
export function FilterSelect<Value extends string>(props: Props<Value>): ReactNode {
  const { label, any, value, options, onChange, width, searchable = false } = props;
  return (
    <Select<Value | null>
      className="filter-select"
      allowClear
      aria-label={label}
      placeholder={any}
      value={value ?? null}
      options={[...options]}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      popupMatchSelectWidth={false}
      {...(width !== undefined && { style: { width } })}
      {...(searchable && { showSearch: { optionFilterProp: 'label' } })}
    />
  );
}
