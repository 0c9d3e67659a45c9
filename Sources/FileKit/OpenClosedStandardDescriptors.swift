private import Glibc

/// Opens `/dev/null` as standard input, output and error where those are closed, so that no file that is opened later gets one of
/// their numbers and takes what is meant for them. To be called before anything is opened.
///
/// Standard input is opened for writing only, and standard output for reading only: reading from the one and writing to the other
/// still fail as they do when they are closed.
package func openClosedStandardDescriptors() {
  for (number, flags) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
  where fcntl(number, F_GETFD) == -1 && errno == EBADF {
    let opened = unsafe open("/dev/null", flags)
    // The lowest free number is given, which is this one; anything else is of no use.
    if opened >= 0, opened != number { close(opened) }
  }
}
