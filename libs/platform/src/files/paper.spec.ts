import { describe, expect, it } from '@jest/globals';
import { jpeg, png } from '../testing/pictures.js';
import { cleanPaper } from './paper.js';

const pdf = (inside: string, { head = '%PDF-1.7\n', tail = 'startxref\n9\n%%EOF\n' } = {}) =>
  Buffer.from(`${head}1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\n${tail}`, 'latin1');

describe('a paper', () => {
  it('is a photo without its place and phone, or a PDF that only shows something', () => {
    const photo = cleanPaper(jpeg({ segments: [[0xe1, 'Exif\0\0 30.1N 120.2E']] }));
    expect(photo).toMatchObject({ type: 'image/jpeg' });
    expect((photo as { bytes: Buffer }).bytes.includes('120.2E')).toBe(false);
    expect(cleanPaper(png())).toMatchObject({ type: 'image/png' });
    expect(cleanPaper(pdf('/Pages 2 0 R'))).toMatchObject({ type: 'application/pdf' });
  });

  it.each([
    ['a program', '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>', 'active'],
    ['a program under a hidden name', '/OpenAction << /S /J#61vaScript >>', 'active'],
    ['another program to start', '/AA << /S /Launch /F (cmd.exe) >>', 'active'],
    ['a file of its own', '/Names << /EmbeddedFiles 3 0 R >>', 'active'],
    ['a lock', '/Encrypt 4 0 R', 'locked'],
  ])('with %s is not kept', (_name, inside, fault) => {
    expect(cleanPaper(pdf(inside))).toBe(fault);
  });

  it.each([
    ['a page of the web', Buffer.from('<!doctype html><script>alert(1)</script>'), 'not-a-paper'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'not-a-paper'],
    ['a zip', Buffer.from('PK\x03\x04rest'), 'not-a-paper'],
    ['a GIF', Buffer.from('GIF89a......'), 'not-a-paper'],
    ['an animated or HEIC photo', Buffer.from('\0\0\0\x18ftypheic'), 'not-a-paper'],
    ['nothing', Buffer.alloc(0), 'not-a-paper'],
    ['a PDF that begins as something else', Buffer.concat([Buffer.from('GIF89a'), pdf('')]), 'not-a-paper'],
    ['a PDF with a zip behind its end', Buffer.concat([pdf(''), Buffer.from('PK\x03\x04rest')]), 'broken'],
    ['half a PDF', pdf('', { tail: '' }), 'broken'],
    ['a PDF of no version', pdf('', { head: '%PDF-<script>\n' }), 'broken'],
    ['half a photo', jpeg().subarray(0, 60), 'broken'],
  ])('is not %s', (_name, bytes, fault) => {
    expect(cleanPaper(bytes)).toBe(fault);
  });
});
