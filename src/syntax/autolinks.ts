/** True for a word that readers of Markdown, code hosts among them, link or set as a formula by itself: no escape stops all of them. */
export function linksByItself(word: string): boolean {
  return (
    word.includes('://') ||
    word.includes('$') ||
    /^\W*\/\/\w/.test(word) ||
    /(?:^|[^\p{L}\p{N}_])(?:www\.|gh-\d)/iu.test(word) ||
    /@[\p{L}\p{N}_-]/u.test(word) ||
    /#\d/.test(word)
  );
}
