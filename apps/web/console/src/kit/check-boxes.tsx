import { Checkbox, type GetProps } from 'antd';
import type { ReactNode } from 'react';

/** Several of a few things, one below the other. antd marks a required group with an attribute that its role does not know. */
export function CheckBoxes({
  'aria-required': _required,
  ...rest
}: GetProps<typeof Checkbox.Group> & { 'aria-required'?: unknown }): ReactNode {
  return <Checkbox.Group {...rest} className="check-boxes" />;
}
