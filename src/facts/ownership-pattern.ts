/**
 * Whether a path matches a pattern of an ownership file: `*` and `?` within a name, `**` across folders, `[…]` for one of some
 * characters, a backslash before what stands for itself. A pattern with a slash before its end is anchored at the top, any other
 * matches at any depth; a folder holds for all below it, but `x/*` only for what lies right in `x`. Patterns come from the
 * repository, so no regular expression is made of them: the time is at most the length of the pattern times that of the path.
 */
export function ownershipPattern(pattern: string): (path: string) => boolean {
  const body = pattern.replace(/\/$/, '');
  const glob = body.replace(/^\//, '');
  if (glob === '' || glob === '*') return () => true;
  const names = glob.split('/').map(tokensOf);
  const last = names.at(-1);
  const whole = names.length > 1 && last?.length === 1 && last[0] === '*';
  const wanted = body.includes('/') ? names : [anyFolders, ...names];
  return (path) => matchesNames(wanted, path.split('/'), whole);
}

type Token = '*' | '?' | { readonly one: string } | { readonly not: boolean; readonly of: RegExp };
type Name = readonly Token[];

/** `**`, as a name of its own. */
const anyFolders: Name = ['*', '*'];

function tokensOf(name: string): Name {
  if (name === '**') return anyFolders;
  const tokens: Token[] = [];
  for (const [token] of name.matchAll(/\\.|\[[!^]?\]?[^\]]*\]|\*+|./gsu)) {
    if (token.startsWith('*')) tokens.push('*');
    else if (token === '?') tokens.push('?');
    else if (token.length > 2 && token.startsWith('[')) tokens.push(oneOf(token));
    else tokens.push({ one: token.length > 1 && token.startsWith('\\') ? token.slice(1) : token });
  }
  return tokens;
}

/** One character of a class; a range that runs backwards holds none. */
function oneOf(token: string): Token {
  const not = /^\[[!^]/.test(token);
  const inside = token.slice(not ? 2 : 1, -1).replace(/[\\\]^[]/g, '\\$&');
  try {
    return { not, of: new RegExp(`^[${inside}]$`, 'su') };
  } catch {
    return { not: false, of: /^(?!)/ };
  }
}

/** Marks for each number of names that were used up whether the rest can still match; each name is asked once a token. */
function matchesNames(wanted: readonly Name[], path: readonly string[], whole: boolean): boolean {
  let reached = new Array<boolean>(path.length + 1).fill(false);
  reached[0] = true;
  for (const name of wanted) {
    const next = new Array<boolean>(path.length + 1).fill(false);
    for (let at = 0; at <= path.length; at += 1) {
      if (name === anyFolders) next[at] = reached[at] === true || (at > 0 && next[at - 1] === true);
      else if (at > 0 && reached[at - 1] === true) next[at] = matchesName(name, [...(path[at - 1] ?? '')]);
    }
    reached = next;
  }
  return whole ? reached[path.length] === true : reached.includes(true, 1);
}

/** Goes back to the last star only, which is enough: an earlier one could not match less. */
function matchesName(tokens: Name, name: readonly string[]): boolean {
  let [token, at, star, resume] = [0, 0, -1, 0];
  while (at < name.length) {
    const wanted = tokens[token];
    if (wanted === '*') {
      star = token;
      resume = at;
      token += 1;
    } else if (wanted !== undefined && matchesOne(wanted, name[at] ?? '')) {
      token += 1;
      at += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      token = star + 1;
    } else return false;
  }
  while (tokens[token] === '*') token += 1;
  return token === tokens.length;
}

function matchesOne(token: Exclude<Token, '*'>, character: string): boolean {
  if (token === '?') return true;
  return 'one' in token ? token.one === character : token.of.test(character) !== token.not;
}
