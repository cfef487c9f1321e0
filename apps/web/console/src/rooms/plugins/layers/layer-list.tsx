import './layer-list.css';
import type { ReactNode } from 'react';
import { useWords } from '../../../app/words.js';
import { pluginTexts } from '../plugins.texts.js';
import type { LayerState } from './use-plugin-layers.js';

interface Props {
  readonly layers: readonly LayerState[];
  readonly onToggle: (key: string) => void;
}

/** Switches the layers of the map on and off, and names the points of those that are on. Nothing where there are none. */
export function LayerList({ layers, onToggle }: Props): ReactNode {
  const { t } = useWords(pluginTexts);
  if (layers.length === 0) return null;
  return (
    <details className="map-layers">
      <summary>{t('plugin.layers')}</summary>
      <ul>
        {layers.map((layer) => (
          <li key={layer.key}>
            <label title={layer.from}>
              <input type="checkbox" checked={layer.on} onChange={() => onToggle(layer.key)} />
              <span>{layer.title}</span>
            </label>
            {layer.on && <Points layer={layer} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Points({ layer: { failed, loading, points } }: { readonly layer: LayerState }): ReactNode {
  const { t } = useWords(pluginTexts);
  if (failed)
    return (
      <p role="alert" className="map-layers-failed">
        {t('plugin.layerFailed')}
      </p>
    );
  if (loading) return <p className="quiet">{t('state.loading')}</p>;
  if (points.length === 0) return <p className="quiet">{t('plugin.layerEmpty')}</p>;
  return (
    <details>
      <summary>{t('plugin.layerCount', { count: points.length })}</summary>
      <ul>
        {points.map((point) => (
          <li key={point.id}>{point.name}</li>
        ))}
      </ul>
    </details>
  );
}
