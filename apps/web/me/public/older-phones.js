// The service worker counts on this; Chrome has it from version 76 on, Safari from 13.
if (typeof Promise.allSettled !== 'function')
  Promise.allSettled = (promises) =>
    Promise.all(
      [...promises].map((one) =>
        Promise.resolve(one).then(
          (value) => ({ status: 'fulfilled', value }),
          (reason) => ({ status: 'rejected', reason }),
        ),
      ),
    );
