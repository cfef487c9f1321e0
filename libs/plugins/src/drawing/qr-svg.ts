import { toString as drawQrCode } from 'qrcode';

/**
 * A QR code as an SVG picture, to be printed on a card or a poster.
 * @param text what a phone reads: an address, or `tel:` and a number; 500 characters at most, so that it can be read from paper.
 * @throws RangeError for a text that is empty or too long
 * @since 1.4.0
 */
export async function qrSvg(text: string): Promise<string> {
  if (text === '' || text.length > 500)
    throw new RangeError(`A QR code of ${text.length} characters can't be read from paper: use 1 to 500.`);
  return drawQrCode(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
}
