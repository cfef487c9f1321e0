import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PluginMetadataGenerator } from '@nestjs/cli/lib/compiler/plugins/plugin-metadata-generator.js';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ReadonlyVisitor } from '@nestjs/swagger/plugin';

// npm run openapi: describes the API from the controllers' types and comments, without a database.
// npm run openapi -- --check: fails when the committed apps/api/openapi.json is not what the code says.

const root = fileURLToPath(new URL('..', import.meta.url));
const target = path.join(root, 'apps/api/openapi.json');
const scratch = path.join(root, 'apps/api/dist/openapi');

const metadata = generateMetadata();
const document = await describe(metadata);
const text = `${JSON.stringify(sorted(document), null, 1)}\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') === text) {
    console.log('apps/api/openapi.json fits the code.');
    process.exit(0);
  }
  console.error('apps/api/openapi.json is not what the code says. Run: npm run openapi, and read the diff.');
  process.exit(1);
}
writeFileSync(target, text);
console.log(`${Object.keys(document.paths).length} paths written to apps/api/openapi.json`);
process.exit(0);

/** Types and comments of every input, view and controller, read by the compiler. @returns {string} path of the module */
function generateMetadata() {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const config = path.join(scratch, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: path.join(root, 'tsconfig.base.json'),
      compilerOptions: { composite: false, incremental: false, declaration: false, declarationMap: false, noEmit: true, rootDir: root, customConditions: ['source'] },
      include: [path.join(root, 'apps/api/src/**/*.ts'), path.join(root, 'libs/*/src/**/*.ts')],
      exclude: [path.join(root, '**/*.spec.ts'), path.join(root, '**/testing/**')],
    }),
  );
  new PluginMetadataGenerator().generate({
    visitors: [
      new ReadonlyVisitor({
        introspectComments: true,
        pathToSource: scratch,
        esmCompatible: true,
        dtoFileNameSuffix: ['.dto.ts', '.controller.ts', 'page.ts', 'sessions.ts', 'accounts.service.ts', 'audit-reader.ts', 'channel.ts', 'problem.ts'],
        controllerFileNameSuffix: ['.controller.ts'],
      }),
    ],
    outputDir: scratch,
    filename: 'metadata.ts',
    watch: false,
    tsconfigPath: path.relative(process.cwd(), config),
    printDiagnostics: false,
  });
  const file = path.join(scratch, 'metadata.mjs');
  const source = readFileSync(path.join(scratch, 'metadata.ts'), 'utf8')
    .replace('/* eslint-disable */', '')
    .replace(/import\("([^"]+)"\)/g, (_all, specifier) => `import(${JSON.stringify(compiledFile(specifier))})`);
  writeFileSync(file, source);
  return file;
}

/** The compiled module of a source file, so that its classes are the very ones the application uses. */
function compiledFile(specifier) {
  const file = path.resolve(scratch, specifier).replace(/(\/(?:libs|apps)\/[^/]+)\/src\//, '$1/dist/').replace(/\.ts$/, '.js');
  return pathToFileURL(/\.js$/.test(file) ? file : `${file}.js`).href;
}

async function describe(metadataFile) {
  const { openApiApplication } = await import(pathToFileURL(path.join(root, 'apps/api/dist/openapi-application.js')).href);
  const app = await openApiApplication();
  const { default: load } = await import(pathToFileURL(metadataFile).href);
  await SwaggerModule.loadPluginMetadata(load);
  const config = new DocumentBuilder()
    .setTitle('Red Maple 红枫林')
    .setDescription('Volunteer service centre: recruitment, vetting, teams, training, rosters, dispatch, seed projects.')
    .setVersion('1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'Opaque session token' })
    .build();
  return SwaggerModule.createDocument(app, config, { operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}` });
}

/** Same content, same bytes: keys in order. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
