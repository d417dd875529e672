import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A file of the repository as the rules see it; a rule's own examples are made by hand. */
export interface Source {
  /** From the repository's root, with forward slashes. */
  path: string;
  text: string;
}

export interface Import {
  specifier: string;
  /** Leaves no trace when the program runs. */
  typeOnly: boolean;
  names: string[];
}

/** A rule names what is wrong in one file, each time with the file's path. */
export type Rule = (source: Source) => string[];

const root = fileURLToPath(new URL('../..', import.meta.url));

const notOurs = new Set(['node_modules', '.git', '.svelte-kit', 'dist', 'data', 'test-results']);
const binary = /\.(xlsx|xls|png|jpe?g|webp|woff2?|pdf|ico|zip|gz|sqlite)$/;

/** Every text file of the repository below one of the folders, or all of it. */
export function sources(...folders: string[]): Source[] {
  const paths = folders.length === 0 ? walk('') : folders.flatMap((folder) => walk(folder));
  return paths
    .filter((path) => !binary.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function walk(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (path === 'kiosk/build' || entry.name.endsWith('.log')) return [];
      if (entry.isDirectory()) return walk(path);
      return entry.isFile() ? [path] : [];
    });
}

export const isCode = ({ path }: Source) => /\.(ts|mjs|js|svelte)$/.test(path);
export const isServer = ({ path }: Source) => path.startsWith('server/') && path.endsWith('.ts');
export const isGenerated = ({ path }: Source) => path.startsWith('kiosk/src/lib/generated/');

export function parse(source: Source): ts.SourceFile {
  return ts.createSourceFile(source.path, script(source), ts.ScriptTarget.Latest, true);
}

/** A Svelte component's scripts; other code as it is. */
function script({ path, text }: Source): string {
  if (!path.endsWith('.svelte')) return text;
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
    .map((match) => match[1])
    .join('\n');
}

export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  node.forEachChild((child) => visit(child, look));
}

/** `path:line: what`, as editors open it. */
export function place(source: Source, node: ts.Node, what: string): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
  return `${source.path}:${line + 1}: ${what}`;
}

/** Static and dynamic imports, re-exports and `import('…')` types. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  visit(parse(source), (node) => {
    if (ts.isImportDeclaration(node)) found.push(ofImport(node));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined)
      found.push({ specifier: textOf(node.moduleSpecifier), typeOnly: node.isTypeOnly, names: [] });
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      found.push({ specifier: textOf(node.argument.literal), typeOnly: true, names: [] });
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      found.push({ specifier: textOf(node.arguments[0]), typeOnly: false, names: [] });
  });
  return found;
}

function ofImport(node: ts.ImportDeclaration): Import {
  const clause = node.importClause;
  const bindings = clause?.namedBindings;
  const named = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
  const values = named.filter((element) => !element.isTypeOnly);
  const onlyTypes = clause?.name === undefined && named.length > 0 && values.length === 0;
  return {
    specifier: textOf(node.moduleSpecifier),
    typeOnly: clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || onlyTypes,
    names: values.map((element) => (element.propertyName ?? element.name).text),
  };
}

function textOf(node: ts.Node | undefined): string {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : '';
}

/** The repository path a relative import points at; null for a package. */
export function targetOf(source: Source, specifier: string): string | null {
  if (specifier.startsWith('#lib/')) return `kiosk/src/lib/${specifier.slice('#lib/'.length)}`;
  if (!specifier.startsWith('.')) return null;
  return posix.join(dirname(source.path), specifier);
}
