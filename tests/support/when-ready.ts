import type { ChildProcess } from 'node:child_process'

/** Waits until a server that was just spawned answers that it is ready. @returns false if it has ended or takes longer than `patience` */
export async function whenReady(server: ChildProcess, address: string, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience
  while (!(await fetch(`${address}/readyz`).then(({ ok }) => ok, () => false))) {
    if (server.exitCode !== null || server.signalCode !== null || Date.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return true
}
