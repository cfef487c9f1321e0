// The token stands behind the `#` and reaches the server in a request body only.
const token = location.hash.slice(1);
const county = location.pathname.split('/').at(-1);
const at = (id) => document.getElementById(id);
const fields = ['password', 'code'];
const unreachable = '网络不通，请稍后再试 · No connection, please try again';

const opened = await post('open', {});
if (opened?.ok) {
  const { login, displayName, totpUri, needsPassword } = await opened.json();
  say(at('hello'), `${displayName}，您的登录名是 ${login}。`, `Your login is ${login}.`);
  at('secret').textContent = inFours(new URL(totpUri).searchParams.get('secret'));
  at('link').href = totpUri;
  at('password-part').hidden = !needsPassword;
  at('password').required = needsPassword;
  at('form').hidden = false;
} else {
  at('hello').hidden = true;
  at('refused').textContent = await refusalIn(opened);
}

at('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void accept();
});

async function accept() {
  at('send').disabled = true;
  at('error').textContent = '';
  for (const field of fields) mark(field, '');
  const answer = await post('accept', {
    code: at('code').value.trim(),
    ...(at('password').value && { password: at('password').value }),
  });
  if (answer?.ok) {
    at('form').hidden = true;
    at('done').hidden = false;
    say(at('hello'), '账号已启用，可以登录了。', 'The account is active: you can sign in.');
    history.replaceState(undefined, '', location.pathname);
  } else {
    await showRefusal(answer);
    at('send').disabled = false;
  }
}

async function post(step, more) {
  try {
    return await fetch(`/api/v1/invitations/${step}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ county, token, ...more }),
    });
  } catch {
    return undefined;
  }
}

/** The server's words stand at the fields they are about; the first of them gets the focus. */
async function showRefusal(answer) {
  const problem = await answer?.json().catch(() => undefined);
  const wrong = (problem?.fields ?? []).filter(({ field }) => fields.includes(field) && !at(field).closest('[hidden]'));
  for (const { field, message } of wrong) mark(field, message);
  if (wrong.length > 0) at(wrong[0].field).focus();
  else at('error').textContent = problem?.title ?? unreachable;
}

async function refusalIn(answer) {
  const problem = await answer?.json().catch(() => undefined);
  return problem?.fields?.[0]?.message ?? problem?.title ?? unreachable;
}

function mark(field, message) {
  at(`${field}-error`).textContent = message;
  at(field).setAttribute('aria-invalid', String(message !== ''));
}

function say(place, chinese, english) {
  const second = document.createElement('span');
  second.lang = 'en';
  second.textContent = english;
  place.replaceChildren(chinese, ' ', second);
}

/** A key is typed by hand: groups of four are easier on the eye. */
function inFours(secret) {
  return (secret ?? '').replaceAll(/(.{4})(?=.)/g, '$1 ');
}
