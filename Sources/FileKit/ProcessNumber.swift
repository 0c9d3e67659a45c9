private import Glibc

/// The number of this process.
package func processNumber() -> Int32 { getpid() }
