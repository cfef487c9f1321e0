import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useWords } from '../../app/words.js';
import './credentials.css';
import { credentialsTexts } from './credentials.texts.js';

/** Pages of one paper. */
export const maxPages = 4;
const taken = 'image/jpeg,image/png,image/webp,application/pdf';

/** Scans or photos of a paper, page by page, as a field of a form. What was chosen twice stands there once. */
export function PaperFiles({
  id,
  value = [],
  onChange,
}: {
  readonly id?: string;
  readonly value?: readonly File[];
  readonly onChange?: (files: readonly File[]) => void;
}): ReactNode {
  const { t } = useWords(credentialsTexts);
  const field = useRef<HTMLInputElement>(null);
  const add = (chosen: readonly File[]): void => {
    const known = new Set(value.map(keyOf));
    onChange?.([...value, ...chosen.filter((one) => !known.has(keyOf(one)))].slice(0, maxPages));
    // Taken away and chosen again it is a change once more.
    if (field.current) field.current.value = '';
  };
  return (
    <div className="paper-files">
      {value.length > 0 && (
        <ul>
          {value.map((file) => (
            <li key={keyOf(file)}>
              <span className="paper-file-name">{file.name}</span>
              <Button
                size="small"
                aria-label={t('credentials.removePage', { name: file.name })}
                onClick={() => onChange?.(value.filter((one) => one !== file))}
              >
                {t('credentials.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {value.length < maxPages && (
        <span className="paper-file-field">
          <input
            id={id}
            ref={field}
            type="file"
            multiple
            accept={taken}
            onChange={({ target }) => add([...(target.files ?? [])])}
          />
          <span className="paper-file-button" aria-hidden="true">
            {t(value.length === 0 ? 'credentials.chooseFiles' : 'credentials.addPage')}
          </span>
        </span>
      )}
    </div>
  );
}

function keyOf({ name, size, lastModified }: File): string {
  return `${name}:${size}:${lastModified}`;
}
