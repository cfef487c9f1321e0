/**
 * Stops with a clear message on a Node that is too old. Written in old syntax so that an old Node can still read it.
 */
export function requireSupportedNode() {
  var parts = process.versions.node.split('.').map(Number);
  var fine = parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19);
  if (fine) return;
  console.error('');
  console.error(
    '  需要 Node.js 20.19 或更高版本（推荐 24），当前是 ' + process.version + '。请到 https://nodejs.org 下载安装。',
  );
  console.error(
    '  Node.js 20.19 or newer is needed (24 recommended); this is ' +
      process.version +
      '. Get it from https://nodejs.org.',
  );
  console.error('');
  process.exit(1);
}
