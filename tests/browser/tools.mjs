// The tools from npm, out of the folder that CLUSTERCTL_BROWSER_TOOLS names (the one with node_modules).
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const modules = join(process.env.CLUSTERCTL_BROWSER_TOOLS ?? import.meta.dirname, 'node_modules');
const require = createRequire(join(modules, 'here.js'));

export const { chromium } = require('playwright-core');
export const { HtmlValidate, StaticConfigLoader } = require('html-validate');
export const axe = () => readFile(join(modules, 'axe-core/axe.min.js'), 'utf8');
export const mermaid = join(modules, 'mermaid/dist/mermaid.min.js');
