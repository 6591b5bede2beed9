// Whether a page is HTML as the standard has it, asked of html-validate: offline, with rules of correctness and access.
import { HtmlValidate, StaticConfigLoader } from './tools.mjs';

const rules = {
  'doctype-style': ['error', { style: 'lowercase' }],
  'long-title': 'off', // the title names cluster, kind and year
  'no-inline-style': 'off', // a bar's width is its figure
  'no-trailing-whitespace': 'off', // templates leave some
  'prefer-native-element': ['error', { exclude: ['region'] }], // a section's role, given to what scrolls
  'require-sri': 'off', // nothing is fetched at all
  'valid-id': ['error', { relaxed: true }], // a note's name is its number
  'void-style': 'off', // matter of taste
};
const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    rules,
  }),
);

/** Messages: line, rule, what is wrong. */
export async function markup(text) {
  const { results } = await validator.validateString(text);
  return results.flatMap(({ messages }) => messages.map((one) => `line ${one.line}: ${one.ruleId}: ${one.message}`));
}
