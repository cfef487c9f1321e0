// The inbox exists on a development installation only.
const answer = await fetch('/dev/inbox', { method: 'HEAD' });
document.getElementById('inbox').hidden = !answer.ok;
