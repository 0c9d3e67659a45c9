// Opens the libraries that the program needs when it starts, and names the Debian packages of those that are missing.
//
// A program that is linked with a library that is missing does not even reach its first line: the system's loader ends it with
// the name of a file, which says little to most people. So the calls to these libraries go through the functions of this module,
// which have the same names and jump to the library's own. Nothing here has to be called.
#pragma once
