/** Where root keeps the embedded Postgres's binaries and data when the project lies where no other account may pass. */
export const SHARED_HOME = '/var/lib/glim';
