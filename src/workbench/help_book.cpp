#include "workbench/help_book.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/message_catalogue.h"
#include "base/program_folder.h"
#include "base/text.h"
#include "operations/new_catalogue.h"

namespace vitrine {
namespace {

HelpLine line_of(std::string_view text) {
    using Kind = HelpLine::Kind;
    const auto behind = [&](std::string_view mark, Kind kind) {
        return HelpLine{kind, std::string(trim(text.substr(mark.size())))};
    };
    if (text.starts_with("    ")) return behind("    ", Kind::example);
    if (text.starts_with("## ")) return behind("## ", Kind::heading);
    if (text.starts_with("- ")) return behind("- ", Kind::item);
    return behind("", Kind::text);
}

bool contains_all(const std::string& text, const std::vector<std::string_view>& words) {
    return std::ranges::all_of(
        words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

}  // namespace

std::vector<HelpTopic> read_help_text(std::string_view text) {
    std::vector<HelpTopic> topics;
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (trim(line).empty()) continue;
        if (line.starts_with("# ")) {
            line = trim(line.substr(2));
            const auto space = std::min(line.find(' '), line.size());
            topics.push_back(
                {std::string(line.substr(0, space)), std::string(trim(line.substr(space))), {}});
        } else if (!topics.empty()) {
            topics.back().lines.push_back(line_of(line));
        }
    }
    return topics;
}

std::vector<HelpTopic> read_help(const std::filesystem::path& resources,
                                 const std::string& language) {
    for (const std::string& code : {language.substr(0, language.find('_')), std::string("en")}) {
        std::ifstream file(resources / "help" / (code + ".txt"), std::ios::binary);
        if (!file) continue;
        return read_help_text(std::string(std::istreambuf_iterator<char>(file), {}));
    }
    return {};
}

std::vector<HelpTopic> program_help() {
    return read_help(resources_folder_for(program_folder()), program_language());
}

std::vector<std::size_t> find_topics(const std::vector<HelpTopic>& topics,
                                     const std::string& words) {
    const std::string folded = fold_for_search(words);
    const auto wanted = split_list(folded, ' ');
    std::vector<std::size_t> by_title, by_text;
    for (std::size_t i = 0; i < topics.size(); ++i) {
        const std::string title = fold_for_search(topics[i].title);
        std::string all = title;
        for (const HelpLine& line : topics[i].lines) all += '\n' + fold_for_search(line.words);
        if (contains_all(title, wanted)) {
            by_title.push_back(i);
        } else if (contains_all(all, wanted)) {
            by_text.push_back(i);
        }
    }
    by_title.insert(by_title.end(), by_text.begin(), by_text.end());
    return by_title;
}

std::size_t topic_of(const std::vector<HelpTopic>& topics, const std::string& id) {
    const auto at = std::ranges::find(topics, id, &HelpTopic::id);
    return at == topics.end() ? 0 : static_cast<std::size_t>(at - topics.begin());
}

}  // namespace vitrine
