// The token stands behind the `#` and reaches the server in a request body only.
const token = location.hash.slice(1);
const county = location.pathname.split('/').at(-1);
const at = (id) => document.getElementById(id);

const opened = await post('open', {});
if (opened.ok) {
  const { login, displayName, totpUri, needsPassword } = await opened.json();
  at('hello').textContent = `${displayName}，您的登录名是 ${login} · your login is ${login}`;
  at('secret').textContent = new URL(totpUri).searchParams.get('secret');
  at('link').href = totpUri;
  at('password-part').hidden = !needsPassword;
  at('password').required = needsPassword;
  at('form').hidden = false;
} else {
  await say(opened, at('hello'));
}

at('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void accept();
});

async function accept() {
  at('send').disabled = true;
  at('error').textContent = '';
  const answer = await post('accept', {
    code: at('code').value,
    ...(at('password').value && { password: at('password').value }),
  });
  if (answer.ok) {
    at('form').hidden = true;
    at('hello').textContent = '账号已启用，可以登录了。 · The account is active: you can sign in.';
    history.replaceState(undefined, '', location.pathname);
  } else {
    await say(answer, at('error'));
    at('send').disabled = false;
  }
}

function post(step, more) {
  return fetch(`/api/v1/invitations/${step}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ county, token, ...more }),
  });
}

/** The server's own words, in the reader's language. */
async function say(answer, place) {
  const problem = await answer.json().catch(() => undefined);
  place.textContent = problem?.fields?.[0]?.message ?? problem?.title ?? '出错了，请稍后再试 · Something went wrong';
}
