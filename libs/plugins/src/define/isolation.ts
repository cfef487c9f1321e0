/**
 * Where a plugin runs. Left out, it runs inside the host: code that the installation trusts, with guard rails. `process` puts it into a
 * closed process of its own, without files, network or database; it then brings data and pure functions only, and package.json says
 * the same: `"redmaple": { "isolation": "process" }`, because the host must know before it loads any of it.
 * @since 1.4.0
 */
export type Isolation = 'process';
