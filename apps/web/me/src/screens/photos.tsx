import { useEffect, useId, useState } from 'preact/hooks';
import type { OutboxPhoto } from '../outbox/outbox.policy.js';
import { Button } from '../parts/parts.js';
import { patrolTexts } from './patrol.texts.js';

const { say } = patrolTexts;

/** Photos that go with a log, or are pages of a paper. */
export function Photos(props: {
  photos: readonly OutboxPhoto[];
  error: string | undefined;
  /** Six unless said. */
  most?: number;
  label?: string;
  hint?: string;
  add: (files: readonly File[]) => Promise<void>;
  remove: (clientId: string) => void;
}) {
  const id = useId();
  return (
    <fieldset class="field">
      <legend>{props.label ?? say('photos')}</legend>
      <span class="hint" id={`${id}-hint`}>
        {props.hint ?? say('photosHint')}
      </span>
      <div role="alert">{props.error !== undefined && <span class="wrong">{props.error}</span>}</div>
      {props.photos.length > 0 && (
        <ul class="photos">
          {props.photos.map((photo, index) => (
            <li key={photo.clientId}>
              <Picture photo={photo} place={index + 1} />
              <Button
                kind="plain"
                label={say('removePhoto', { place: index + 1 })}
                onPress={() => props.remove(photo.clientId)}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      {props.photos.length < (props.most ?? 6) && (
        <label class="button file">
          <input
            type="file"
            class="unseen"
            accept="image/jpeg,image/png,image/webp"
            multiple
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              const input = event.currentTarget;
              void props.add([...(input.files ?? [])]).finally(() => {
                input.value = '';
              });
            }}
          />
          {say('addPhoto')}
        </label>
      )}
    </fieldset>
  );
}

function Picture({ photo, place }: { photo: OutboxPhoto; place: number }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([photo.bytes], { type: photo.type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [photo.clientId]);
  return <img src={address} alt={say('photo', { place })} />;
}
