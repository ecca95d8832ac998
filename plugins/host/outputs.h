// The files of a run, in the folder that Vitrine named. Vitrine moves them to their place when all
// went well.
#pragma once

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace vitrine::host {

struct Output {
    std::string name;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file;
    std::size_t size = 0;
};

class Outputs {
public:
    Outputs(std::string directory, std::string main_name);

    // Null if the name is no plain file name, is taken, or the disk refused.
    Output* open(const std::string& name);
    // `output` null: the main one, opened by its first bytes. False if the disk refused.
    bool write(Output* output, const void* bytes, std::size_t count);
    // Closes all of them. Throws Failed (storage) if any could not be written whole.
    nlohmann::json finish();

private:
    std::string m_directory;
    std::string m_main_name;
    std::vector<std::unique_ptr<Output>> m_outputs;
    Output* m_main = nullptr;
    std::string m_trouble;  // the first refusal, in the system's words
};

// Without folders, a dot in front or control characters, and not too long.
bool is_plain_file_name(const std::string& name);

}  // namespace vitrine::host
