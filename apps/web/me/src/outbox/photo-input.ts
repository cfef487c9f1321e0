import { newId } from '../api/identifiers.js';
import type { OutboxPhoto } from './outbox.policy.js';

/** Longest side of what is sent, in pixels: enough to read a number plate, small enough for a hill road. */
const longestSide = 2_000;
const quality = 0.82;
/** The server takes no more, in bytes. */
const limit = 10 * 1_048_576;

/**
 * Makes a photo ready for the outbox: smaller, upright, and drawn anew, so that the place and the phone stay behind.
 * Where the browser cannot draw it, it goes as it is and the server takes these out.
 *
 * @returns undefined when it is no photo, or too large
 */
export async function readPhoto(file: Blob): Promise<OutboxPhoto | undefined> {
  const drawn = await redraw(file).catch(() => undefined);
  const chosen = drawn ?? file;
  const type = drawn ? 'image/jpeg' : file.type;
  if (chosen.size > limit || !/^image\/(?:jpeg|png|webp)$/.test(type)) return undefined;
  return { clientId: newId(), type, bytes: await new Response(chosen).arrayBuffer() };
}

async function redraw(file: Blob): Promise<Blob | undefined> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    await new Promise((resolve, reject) => {
      image.addEventListener('load', resolve);
      image.addEventListener('error', reject);
      image.src = address;
    });
    const scale = Math.min(1, longestSide / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', quality));
  } finally {
    URL.revokeObjectURL(address);
  }
}
