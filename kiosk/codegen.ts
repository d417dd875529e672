import type { CodegenConfig } from '@graphql-codegen/cli';

/** Paths are relative to the repository's root, where ops/scripts/generate.mjs runs it. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['kiosk/src/lib/api/*.graphql'],
  silent: true,
  generates: {
    'kiosk/src/lib/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumType: 'string-literal',
        skipTypename: true,
        strictScalars: true,
        // Money and quantities stay exact decimal strings; instants and dates are ISO strings.
        scalars: {
          Date: 'string',
          DateTime: 'string',
          Decimal: 'string',
          Yuan: 'string',
          Upload: 'never',
        },
      },
    },
  },
};

export default config;
