// Preact counts on this; Chrome has it from version 71 on, Safari from 12.1.
if (typeof queueMicrotask !== 'function')
  Object.assign(self, { queueMicrotask: (work: () => void) => void Promise.resolve().then(work) });

export {};
