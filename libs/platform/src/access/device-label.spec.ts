import { deviceLabel } from './device-label.js';

describe('the label of a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Windows · Chrome',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Windows · Edge'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.49',
      'iOS · WeChat',
    ],
    ['Mozilla/5.0 (Linux; Android 14; V2231A) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36', 'Android · Chrome'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_4) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15',
      'macOS · Safari',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Linux · Firefox'],
  ])('of %s is %s', (userAgent, label) => {
    expect(deviceLabel(userAgent)).toBe(label);
  });

  it('is none for what tells nothing, and never carries what it was given', () => {
    for (const unknown of [undefined, '', 'curl/8.5.0', '<script>alert(1)</script>'])
      expect(deviceLabel(unknown)).toBeUndefined();
    expect(deviceLabel(`Windows ${'x'.repeat(5000)} Chrome/1`)).toBe('Windows · Chrome');
  });
});
