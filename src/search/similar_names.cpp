#include "search/similar_names.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/checksum.h"
#include "base/parallel.h"
#include "base/text.h"
#include "search/name_words.h"

namespace vitrine {
namespace {

constexpr std::size_t fewest_letters = 5;      // of a word with a typing error
constexpr std::size_t fewest_words = 4;        // of a name with one
constexpr std::size_t most_free_words = 4;     // of a name whose words may stand in any order
constexpr std::uint32_t most_error_roots = 2;  // in which a typing error is found
constexpr std::uint32_t usual_ratio = 3;       // in how many times as many the right word is

// A checksum of 128 bits that can be added to and taken from: the sum of some words' checksums
// names them in any order.
struct Sum {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    Sum& operator+=(const Sum& other) {
        low += other.low;
        high += other.high;
        return *this;
    }
    // One that names the word and its place.
    Sum at(std::uint64_t place) const { return {low * place, high * place}; }
    Sum operator-(const Sum& other) const { return {low - other.low, high - other.high}; }
    auto operator<=>(const Sum&) const = default;
};

struct SumHash {
    std::size_t operator()(const Sum& sum) const { return static_cast<std::size_t>(sum.low); }
};

Sum sum_of(std::string_view text) {
    const auto [low, high] = quick_hash_128(text);
    return {low, high};
}

// The letters of a word that may be mistyped; empty for any other.
std::u32string letters_of(std::string_view word) {
    std::u32string letters;
    if (word.size() < fewest_letters) return letters;
    for (std::size_t at = 0; at < word.size();) {
        const auto lead = static_cast<unsigned char>(word[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t letter = 0;
        for (const char byte : word.substr(at, length))
            letter = letter << 8 | static_cast<unsigned char>(byte);
        letters += letter;
        at += length;
    }
    if (letters.size() < fewest_letters) letters.clear();
    return letters;
}

bool differ_by_one_slip(std::u32string_view one, std::u32string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (one.empty() || other.size() - one.size() > 1 || one == other || one[0] != other[0])
        return false;
    const auto difference = std::mismatch(one.begin(), one.end(), other.begin());
    const auto at = static_cast<std::size_t>(difference.first - one.begin());
    if (one.size() < other.size()) return one.substr(at) == other.substr(at + 1);
    if (one.substr(at + 1) == other.substr(at + 1)) return true;
    return at + 1 < one.size() && one[at] == other[at + 1] && one[at + 1] == other[at] &&
           one.substr(at + 2) == other.substr(at + 2);
}

bool may_be_mistyped(const NameWord& word) {
    return !word.has_digit && !word.is_filler && word.text.size() >= fewest_letters &&
           count_code_points(word.text) >= fewest_letters;
}

// What of a name is compared.
struct LongWord {
    Sum word;
    Sum share;  // of the name's sum
};
struct Keys {
    Sum words;      // those that are no fillers
    Sum spaceless;  // of the whole name
    std::uint32_t count = 0;
    bool is_empty = true;
    std::vector<LongWord> long_words;  // those that may be mistyped
    bool may_be_mistyped() const { return count >= fewest_words; }
};

void read_keys(std::string_view name, NameWords& reader, std::string& numbers, Keys& keys) {
    reader.read(name);
    const auto& words = reader.words();
    keys.count = static_cast<std::uint32_t>(std::count_if(
        words.begin(), words.end(), [](const NameWord& word) { return !word.is_filler; }));
    constexpr std::uint64_t next_place = 0x9E3779B97F4A7C15;  // odd: no bit of a sum is lost
    std::uint64_t place = 1;
    numbers.clear();
    for (const NameWord& word : words) {
        if (word.is_filler) continue;
        if (word.has_digit) {
            numbers.append(word.text).append(" ");
            continue;
        }
        if (keys.count > most_free_words) place *= next_place;
        const Sum sum = sum_of(word.text);
        keys.words += sum.at(place);
        if (may_be_mistyped(word)) keys.long_words.push_back({sum, sum.at(place)});
    }
    if (!numbers.empty()) keys.words += sum_of(numbers);
    keys.spaceless = sum_of(reader.spaceless());
    keys.is_empty = words.empty();
}

// Which names belong together, as a forest: each name points to one of its group.
class Groups {
public:
    explicit Groups(std::size_t count) : m_parent(count) {
        std::iota(m_parent.begin(), m_parent.end(), 0U);
    }
    std::uint32_t find(std::uint32_t name) {
        while (m_parent[name] != name) name = m_parent[name] = m_parent[m_parent[name]];
        return name;
    }
    void join(std::uint32_t one, std::uint32_t other) {
        one = find(one);
        other = find(other);
        m_parent[std::max(one, other)] = std::min(one, other);
    }

private:
    std::vector<std::uint32_t> m_parent;
};

class NameComparison {
public:
    NameComparison(std::span<const NameToCompare> names, const Progress& progress)
        : m_names(names.begin(), names.end()),
          m_progress(progress),
          m_keys(names.size()),
          m_groups(names.size()) {
        std::sort(m_names.begin(), m_names.end(), [](const auto& a, const auto& b) {
            return std::pair(a.root, a.product) < std::pair(b.root, b.product);
        });
    }

    std::vector<std::vector<ProductId>> run() {
        read();
        join_equal(&Keys::words);
        join_equal(&Keys::spaceless);
        join_mistyped();
        return take();
    }

private:
    struct Word {
        std::uint32_t roots = 0;
        ProductId last_root = 0;
    };
    // A word of a name whose other words are the same as those of some other name.
    struct Fit {
        Sum others;
        Sum word;
        std::uint32_t name = 0;
        bool operator<(const Fit& other) const {
            return std::tie(others, word, name) < std::tie(other.others, other.word, other.name);
        }
    };

    void read();
    void join_equal(Sum Keys::*key);
    void count_roots();
    void join_mistyped();
    void join_mistyped(std::span<const Fit> fits);
    std::u32string letters_of_word(const Fit& fit);
    std::vector<std::vector<ProductId>> take();

    std::vector<NameToCompare> m_names;  // by root
    const Progress& m_progress;
    std::vector<Keys> m_keys;
    Groups m_groups;
    std::unordered_map<Sum, Word, SumHash> m_words;
    NameWords m_reader;
};

void NameComparison::read() {
    in_parallel(m_names.size(), 1'000, [&](std::size_t begin, std::size_t end) {
        NameWords reader;
        std::string numbers;
        for (std::size_t i = begin; i < end; ++i) {
            if (i % 4096 == 0) m_progress.check();
            read_keys(m_names[i].name, reader, numbers, m_keys[i]);
        }
    });
}

void NameComparison::join_equal(Sum Keys::*key) {
    std::vector<std::pair<Sum, std::uint32_t>> sorted;
    sorted.reserve(m_names.size());
    for (std::uint32_t i = 0; i < m_names.size(); ++i) {
        // A name of nothing but articles has no sum of words; it is compared without blanks.
        if (!m_keys[i].is_empty && m_keys[i].*key != Sum()) sorted.emplace_back(m_keys[i].*key, i);
    }
    m_progress.check();
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        if (sorted[i].first == sorted[i - 1].first)
            m_groups.join(sorted[i].second, sorted[i - 1].second);
    }
}

void NameComparison::count_roots() {
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        if (i % 4096 == 0) m_progress.check();
        for (const LongWord& word : m_keys[i].long_words) {
            Word& found = m_words[word.word];
            // The names stand by root.
            if (found.roots > 0 && found.last_root == m_names[i].root) continue;
            ++found.roots;
            found.last_root = m_names[i].root;
        }
    }
}

void NameComparison::join_mistyped() {
    count_roots();
    // What stands around rare words, and then who else has that around a word of his.
    std::unordered_set<Sum, SumHash> around;
    for (const Keys& keys : m_keys) {
        if (!keys.may_be_mistyped()) continue;
        for (const auto& [word, share] : keys.long_words) {
            if (m_words.at(word).roots <= most_error_roots) around.insert(keys.words - share);
        }
    }
    std::vector<Fit> fits;
    for (std::uint32_t i = 0; i < m_names.size(); ++i) {
        if (i % 4096 == 0) m_progress.check();
        if (!m_keys[i].may_be_mistyped()) continue;
        for (const auto& [word, share] : m_keys[i].long_words) {
            const Sum others = m_keys[i].words - share;
            if (around.contains(others)) fits.push_back({others, word, i});
        }
    }
    std::sort(fits.begin(), fits.end());
    for (std::size_t begin = 0; begin < fits.size();) {
        std::size_t end = begin + 1;
        while (end < fits.size() && fits[end].others == fits[begin].others) ++end;
        if (fits[begin].word != fits[end - 1].word)
            join_mistyped(std::span(fits).subspan(begin, end - begin));
        begin = end;
    }
}

// Of names that differ in one word: joins those of which one has the other's word mistyped. Words
// that one slip makes of each other are equal when a certain letter of each is left out, so that
// each word meets only those that it may be.
void NameComparison::join_mistyped(std::span<const Fit> fits) {
    struct Candidate {
        std::u32string letters;
        std::uint32_t roots = 0;
        std::uint32_t name = 0;
    };
    std::vector<Candidate> usual;
    std::vector<Candidate> rare;
    for (std::size_t i = 0; i < fits.size(); ++i) {
        if (i > 0 && fits[i].word == fits[i - 1].word) continue;
        const std::uint32_t roots = m_words.at(fits[i].word).roots;
        Candidate candidate{letters_of_word(fits[i]), roots, fits[i].name};
        if (roots <= most_error_roots) rare.push_back(candidate);
        if (roots >= usual_ratio) usual.push_back(std::move(candidate));
    }
    std::unordered_multimap<std::u32string, const Candidate*> shortened;
    const auto each_form = [](const std::u32string& letters, const auto& act) {
        act(letters);
        for (std::size_t i = 1; i < letters.size(); ++i)
            act(letters.substr(0, i) + letters.substr(i + 1));
    };
    for (const Candidate& word : usual) {
        each_form(word.letters,
                  [&](std::u32string form) { shortened.emplace(std::move(form), &word); });
    }
    for (const Candidate& error : rare) {
        each_form(error.letters, [&](const std::u32string& form) {
            const auto [begin, end] = shortened.equal_range(form);
            for (auto at = begin; at != end; ++at) {
                const Candidate& word = *at->second;
                if (word.roots >= usual_ratio * error.roots &&
                    differ_by_one_slip(error.letters, word.letters)) {
                    m_groups.join(error.name, word.name);
                }
            }
        });
    }
}

std::u32string NameComparison::letters_of_word(const Fit& fit) {
    m_reader.read(m_names[fit.name].name);
    for (const NameWord& word : m_reader.words()) {
        if (sum_of(word.text) == fit.word) return letters_of(word.text);
    }
    return {};
}

std::vector<std::vector<ProductId>> NameComparison::take() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> members;  // group, name
    for (std::uint32_t i = 0; i < m_names.size(); ++i) members.emplace_back(m_groups.find(i), i);
    std::sort(members.begin(), members.end());
    std::vector<std::vector<ProductId>> groups;
    for (std::size_t begin = 0; begin < members.size();) {
        std::size_t end = begin + 1;
        while (end < members.size() && members[end].first == members[begin].first) ++end;
        // The names stand by root, so that a group of one root ends with its first one's.
        if (m_names[members[begin].second].root != m_names[members[end - 1].second].root) {
            std::vector<ProductId> group;
            for (std::size_t i = begin; i < end; ++i)
                group.push_back(m_names[members[i].second].product);
            std::sort(group.begin(), group.end());
            groups.push_back(std::move(group));
        }
        begin = end;
    }
    std::sort(groups.begin(), groups.end());
    return groups;
}

}  // namespace

bool is_typing_error(std::string_view one, std::string_view other) {
    const auto has_digit = [](std::string_view word) {
        return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    return !has_digit(one) && !has_digit(other) &&
           differ_by_one_slip(letters_of(one), letters_of(other));
}

std::vector<std::vector<ProductId>> similar_names(std::span<const NameToCompare> names,
                                                  const Progress& progress) {
    return NameComparison(names, progress).run();
}

}  // namespace vitrine
