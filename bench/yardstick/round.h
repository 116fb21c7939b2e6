// What the yardsticks share: inputs written by the bench, and a clock around the work alone.
#pragma once
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

template <typename T>
std::vector<T> read_all(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  std::vector<T> items(file.tellg() / sizeof(T));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(items.data()), items.size() * sizeof(T));
  return items;
}

// Prints the milliseconds of CPU time that the work took, and what it came to.
template <typename Work>
void round_of(Work work) {
  const std::clock_t start = std::clock();
  const double answer = work();
  const double ms = 1000.0 * (std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("%.6f %.17g\n", ms, answer);
}
