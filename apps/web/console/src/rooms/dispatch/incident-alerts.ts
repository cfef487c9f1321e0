import { useCallback, useEffect, useRef, useState } from 'react';
import { onLiveEvent } from '../../app/live.js';

/** Kept per browser: whether new incidents are heard. */
const place = 'redmaple-dispatch-sound';
/** What wants somebody at once. */
const alarming = new Set(['incident.received', 'incident.reopened', 'incident.unanswered', 'mission.lapsed']);

let audio: AudioContext | undefined;

/** Two short tones, made here: no file to fetch when it matters. */
function ring(): void {
  if (audio?.state !== 'running') return;
  for (const [start, pitch] of [
    [0, 880],
    [0.22, 1175],
  ] as const) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const at = audio.currentTime + start;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.35, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.2);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.21);
  }
}

/** Browsers let a page be heard only after somebody touched it. */
function wake(): void {
  audio ??= new AudioContext();
  void audio.resume();
}

interface Alerts {
  readonly sound: boolean;
  readonly switchSound: (on: boolean) => void;
  /** New incidents since somebody last looked at the window. */
  readonly unseen: number;
  /** An incident that was taken in here is no news here. */
  readonly expectOwn: () => void;
}

/** Makes new incidents heard, and counted until somebody looks at the window. */
export function useIncidentAlerts(): Alerts {
  const [sound, setSound] = useState(() => localStorage.getItem(place) === 'on');
  const [unseen, setUnseen] = useState(0);
  const own = useRef(0);

  useEffect(() => {
    if (!sound) return;
    const touched = ['pointerdown', 'keydown'] as const;
    for (const name of touched) window.addEventListener(name, wake, { once: true });
    return () => {
      for (const name of touched) window.removeEventListener(name, wake);
    };
  }, [sound]);

  useEffect(
    () =>
      onLiveEvent(({ topic }) => {
        if (!alarming.has(topic)) return;
        if (topic === 'incident.received' && own.current > 0) {
          own.current -= 1;
          return;
        }
        if (sound) ring();
        if (!document.hasFocus()) setUnseen((count) => count + 1);
      }),
    [sound],
  );

  useEffect(() => {
    const seen = (): void => setUnseen(0);
    window.addEventListener('focus', seen);
    return () => window.removeEventListener('focus', seen);
  }, []);

  const switchSound = useCallback((on: boolean) => {
    localStorage.setItem(place, on ? 'on' : 'off');
    if (on) {
      wake();
      void audio?.resume().then(ring);
    }
    setSound(on);
  }, []);
  const expectOwn = useCallback(() => {
    own.current += 1;
  }, []);
  return { sound, switchSound, unseen, expectOwn };
}
