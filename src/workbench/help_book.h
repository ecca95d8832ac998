// The help: topics of a few paragraphs, read from a text of the program's resources, one in each
// language. resources/help/en.txt shows how it is written.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

struct HelpLine {
    enum class Kind {
        text,     // a paragraph
        heading,  // within the topic
        item,     // of a list
        example,  // to be shown as it is typed
    };
    Kind kind = Kind::text;
    std::string words;
    bool operator==(const HelpLine&) const = default;
};

struct HelpTopic {
    std::string id;  // "filter"; the same in every language
    std::string title;
    std::vector<HelpLine> lines;
};

// "# id Title" begins a topic, "## Heading", "- item" and four spaces before an example begin their
// lines; every other line is a paragraph, blank ones part nothing.
std::vector<HelpTopic> read_help_text(std::string_view text);
// That of the language, else the English one, in `resources`/help. Empty where neither can be read:
// help that is not installed stops nobody.
std::vector<HelpTopic> read_help(const std::filesystem::path& resources,
                                 const std::string& language);

// That of the running program, in its language.
std::vector<HelpTopic> program_help();

// The topics that have every word somewhere, whatever case and accents, in their order; those with
// all of them in the title come first. No words find all.
std::vector<std::size_t> find_topics(const std::vector<HelpTopic>& topics,
                                     const std::string& words);
// Where the topic stands; that of the first one for an unknown id.
std::size_t topic_of(const std::vector<HelpTopic>& topics, const std::string& id);

}  // namespace vitrine
