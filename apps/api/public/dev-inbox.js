const form = document.getElementById('search');
const list = document.getElementById('messages');
const state = document.getElementById('state');
const time = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'medium' });

/** Reads the newest messages; texts are set as text, never as markup. */
async function refresh() {
  const county = form.elements.namedItem('county').value;
  const phone = form.elements.namedItem('phone').value;
  const query = /^1\d{10}$/.test(phone) ? `?phone=${phone}` : '';
  try {
    const answer = await fetch(`/api/v1/dev/counties/${encodeURIComponent(county)}/inbox${query}`);
    const messages = answer.ok ? await answer.json() : [];
    list.replaceChildren(...messages.map(drawn));
    state.textContent = answer.ok
      ? messages.length === 0
        ? '还没有短信 · No messages yet'
        : ''
      : '没有这个县 · No such county';
  } catch {
    state.textContent = '连接中断，正在重试 · Connection lost, trying again';
  }
}

function drawn({ phone, at, text }) {
  const article = document.createElement('article');
  article.className = 'message';
  const header = document.createElement('header');
  for (const part of [phone, time.format(new Date(at))]) {
    const span = document.createElement('span');
    span.textContent = part;
    header.append(span);
  }
  const words = document.createElement('p');
  words.textContent = text;
  article.append(header, words);
  return article;
}

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', () => void refresh());
setInterval(() => void refresh(), 3_000);
await refresh();
