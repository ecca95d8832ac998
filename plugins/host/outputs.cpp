#include "outputs.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "messages.h"

namespace vitrine::host {

bool is_plain_file_name(const std::string& name) {
    return !name.empty() && name.size() <= 200 && name.front() != '.' &&
           std::none_of(name.begin(), name.end(), [](unsigned char c) {
               return c < 0x20 || c == 0x7F || c == '/' || c == '\\';
           });
}

Outputs::Outputs(std::string directory, std::string main_name)
    : m_directory(std::move(directory)), m_main_name(std::move(main_name)) {}

Output* Outputs::open(const std::string& name) {
    const bool is_taken = std::any_of(m_outputs.begin(), m_outputs.end(),
                                      [&](const auto& output) { return output->name == name; });
    if (!is_plain_file_name(name) || is_taken) return nullptr;
    const std::string path = m_directory + "/" + name;
    auto output =
        std::make_unique<Output>(Output{name, {std::fopen(path.c_str(), "wbe"), std::fclose}, 0});
    if (!output->file) {
        if (m_trouble.empty()) m_trouble = path + ": " + std::strerror(errno);
        return nullptr;
    }
    // The main output comes first, whenever it was opened.
    const auto place = name == m_main_name ? m_outputs.begin() : m_outputs.end();
    return m_outputs.insert(place, std::move(output))->get();
}

bool Outputs::write(Output* output, const void* bytes, std::size_t count) {
    if (!output) {
        if (!m_main) m_main = open(m_main_name);
        output = m_main;
    }
    if (!output) return false;
    if (std::fwrite(bytes, 1, count, output->file.get()) != count) {
        if (m_trouble.empty()) m_trouble = output->name + ": " + std::strerror(errno);
        return false;
    }
    output->size += count;
    return true;
}

nlohmann::json Outputs::finish() {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& output : m_outputs) {
        if (std::fclose(output->file.release()) != 0 && m_trouble.empty()) {
            m_trouble = output->name + ": " + std::strerror(errno);
        }
        list.push_back({{"name", output->name}, {"size", output->size}});
    }
    m_outputs.clear();
    if (!m_trouble.empty()) throw Failed("storage", m_trouble);
    return list;
}

}  // namespace vitrine::host
