#include "search/similar_names.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "search/name_words.h"

namespace vitrine::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Ids = std::vector<ProductId>;

// Products 1, 2, ... of roots of their own.
std::vector<Ids> groups_of(const std::vector<std::string>& names) {
    std::vector<NameToCompare> compared;
    for (const std::string& name : names) {
        const auto product = static_cast<ProductId>(compared.size() + 1);
        compared.push_back({product, product, name});
    }
    return similar_names(compared, Progress());
}

bool are_similar(const std::string& one, const std::string& other) {
    return !groups_of({one, other}).empty();
}

TEST(SimilarNames, AreEqualWithoutCaseAccentsPunctuationAndOrder) {
    EXPECT_TRUE(are_similar("Crêpes Nutella", "nutella - CREPES"));
    EXPECT_TRUE(are_similar("9V Basic Motor", "Basic Motor, 9V"));
    EXPECT_TRUE(are_similar("2 x 8 Plates", "Plates 2 x 8"));
    EXPECT_TRUE(are_similar("Harry Potter and the Chamber", "Harry Potter & Chamber"));
    EXPECT_TRUE(are_similar("Lampe de table", "Table lampe"));
    EXPECT_TRUE(are_similar("1,5 m cable", "Cable 1.5 m"));
    EXPECT_TRUE(are_similar("Камера чёрная", "чёрная КАМЕРА"));
    EXPECT_TRUE(are_similar("Plate 2 x 8 x 1 white", "2 8 1 Plate x x white"));
    EXPECT_TRUE(are_similar("Hat, red torso, blue legs", "HAT red torso & the blue legs"));
    EXPECT_FALSE(are_similar("Hat, red torso, blue legs", "Hat, blue torso, red legs"));
    EXPECT_FALSE(are_similar("Red lamp", "Red lamp lamp"));
    EXPECT_FALSE(are_similar("Red lamp", "Blue lamp"));
    EXPECT_FALSE(are_similar("Lamp with switch", "Lamp without switch"));
}

TEST(SimilarNames, MayBeSpacedDifferently) {
    EXPECT_TRUE(are_similar("Samsung NX 1000", "Samsung NX1000"));
    EXPECT_TRUE(are_similar("ION FILM 2 SD PRO", "ION Film2SD Pro"));
    EXPECT_TRUE(are_similar("Head phones", "Headphones"));
    EXPECT_FALSE(are_similar("Cable 1.5 m", "Cable 15 m"));
    EXPECT_FALSE(are_similar("Set 1 23", "Set 12 3"));
}

TEST(SimilarNames, NeverDifferInNumbersSizesOrGrades) {
    EXPECT_FALSE(are_similar("Brick 1 x 2 x 1 white", "Brick 1 x 1 x 2 white"));
    EXPECT_FALSE(are_similar("Canon EOS 600D Kit black", "Canon EOS 650D Kit black"));
    EXPECT_FALSE(are_similar("Washing machine A+", "Washing machine A++"));
    EXPECT_FALSE(are_similar("Shirt size M blue", "Shirt size L blue"));
}

TEST(SimilarNames, MayHoldOneTypingErrorInAWordThatIsUsual) {
    const std::vector<std::string> interceptors = {"Anakin's Jedi Interceptor",
                                                   "Jedi Interceptor Pack", "Grey Interceptor"};
    const auto with = [&](const std::string& name) {
        auto names = interceptors;
        names.push_back(name);
        return groups_of(names);
    };
    EXPECT_THAT(with("Anakin's Jedi Intercepter"), ElementsAre(Ids{1, 4}));
    EXPECT_THAT(with("Anakin's Jedi Interecptor"), ElementsAre(Ids{1, 4}));
    EXPECT_THAT(with("Anakin's Jedi Interceptors"), ElementsAre(Ids{1, 4}));
    EXPECT_THAT(with("Jedi Intrceptor, Anakin's"), ElementsAre(Ids{1, 4}));
    // Two slips, another first letter, another word that differs too, fewer than four words.
    EXPECT_THAT(with("Anakin's Jedi Intercepterr"), IsEmpty());
    EXPECT_THAT(with("Anakin's Jedi Anterceptor"), IsEmpty());
    EXPECT_THAT(with("Anakin's Sith Intercepter"), IsEmpty());
    EXPECT_THAT(with("Grey Intercepter"), IsEmpty());
}

TEST(SimilarNames, TakeWordsThatAreBothUsualForTwoWords) {
    EXPECT_THAT(groups_of({"Blue cotton summer shirt", "Blue cotton summer skirt", "White shirt",
                           "White skirt", "Black shirt", "Black skirt"}),
                IsEmpty());
    // Nor is one a typing error of a word that is as rare.
    EXPECT_THAT(groups_of({"Blue cotton summer shirt", "Blue cotton summer skirt"}), IsEmpty());
}

TEST(SimilarNames, JoinWhatIsSimilarToOneOfThem) {
    EXPECT_THAT(groups_of({"Nutella B-Ready", "other", "b ready nutella", "Nutella BReady",
                           "Other!", "Nutella bready"}),
                ElementsAre(Ids{1, 3, 4, 6}, Ids{2, 5}));
}

TEST(SimilarNames, OfOneRootAreNoCandidates) {
    const std::vector<NameToCompare> names = {
        {5, 1, "Red lamp"},  {3, 1, "red lamp"}, {4, 4, "Blue lamp"}, {8, 8, "blue lamp"},
        {6, 4, "BLUE LAMP"}, {9, 9, ""},         {10, 10, ""},        {11, 11, "?!"}};
    EXPECT_THAT(similar_names(names, Progress()), ElementsAre(Ids{4, 6, 8}));
}

TEST(SimilarNames, AreNotLookedForAfterACancel) {
    std::stop_source stop;
    stop.request_stop();
    const std::vector<NameToCompare> names = {{1, 1, "a"}, {2, 2, "b"}};
    EXPECT_THROW(similar_names(names, Progress(stop.get_token())), Error);
}

TEST(SimilarNames, TypingErrorsAreOneSlipInALongWord) {
    EXPECT_TRUE(is_typing_error("tomatoes", "tomatos"));
    EXPECT_TRUE(is_typing_error("magenta", "magneta"));
    EXPECT_TRUE(is_typing_error("камера", "кемера"));
    EXPECT_FALSE(is_typing_error("rouge", "rouge"));
    EXPECT_FALSE(is_typing_error("red", "bed"));
    EXPECT_FALSE(is_typing_error("kurahk", "turahk"));
    EXPECT_FALSE(is_typing_error("nx1000", "nx1001"));
    EXPECT_FALSE(is_typing_error("magenta", "mganeta"));
}

// The contract, name by name.
class Reference {
public:
    explicit Reference(const std::vector<NameToCompare>& names) : m_names(names) {
        for (const auto& name : names) {
            NameWords reader;
            reader.read(name.name);
            Words words;
            for (const NameWord& word : reader.words()) {
                if (word.is_filler) continue;
                if (word.has_digit) {
                    words.numbers.emplace_back(word.text);
                } else {
                    words.words.emplace_back(word.text);
                    m_roots[std::string(word.text)].insert(name.root);
                }
            }
            if (words.count() <= 4) std::sort(words.words.begin(), words.words.end());
            words.spaceless = reader.spaceless();
            m_words.push_back(std::move(words));
        }
    }

    std::vector<Ids> groups() {
        std::vector<std::size_t> group(m_names.size());
        for (std::size_t i = 0; i < group.size(); ++i) group[i] = i;
        for (std::size_t i = 0; i < group.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (group[i] == group[j] || !similar(m_words[i], m_words[j])) continue;
                const std::size_t old = group[i];
                std::replace(group.begin(), group.end(), old, group[j]);
            }
        }
        std::map<std::size_t, std::pair<std::set<ProductId>, Ids>> members;
        for (std::size_t i = 0; i < group.size(); ++i) {
            members[group[i]].first.insert(m_names[i].root);
            members[group[i]].second.push_back(m_names[i].product);
        }
        std::vector<Ids> found;
        for (auto& [first, member] : members) {
            if (member.first.size() < 2) continue;
            std::sort(member.second.begin(), member.second.end());
            found.push_back(member.second);
        }
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    using Texts = std::vector<std::string>;
    struct Words {
        Texts words;  // up to four words in all: sorted
        Texts numbers;
        std::string spaceless;
        std::size_t count() const { return words.size() + numbers.size(); }
    };

    bool similar(const Words& a, const Words& b) {
        if (a.spaceless.empty() || b.spaceless.empty()) return false;
        if (a.spaceless == b.spaceless) return true;
        if (a.numbers != b.numbers || a.count() == 0 || a.words.size() != b.words.size())
            return false;
        if (a.words == b.words) return true;
        if (a.count() < 4) return false;
        Texts only_a;
        Texts only_b;
        if (a.count() == 4) {
            std::set_difference(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(),
                                std::back_inserter(only_a));
            std::set_difference(b.words.begin(), b.words.end(), a.words.begin(), a.words.end(),
                                std::back_inserter(only_b));
        } else {
            for (std::size_t i = 0; i < a.words.size(); ++i) {
                if (a.words[i] == b.words[i]) continue;
                only_a.push_back(a.words[i]);
                only_b.push_back(b.words[i]);
            }
        }
        if (only_a.size() != 1 || only_b.size() != 1) return false;
        if (!is_typing_error(only_a[0], only_b[0])) return false;
        const std::size_t one = m_roots[only_a[0]].size();
        const std::size_t other = m_roots[only_b[0]].size();
        const std::size_t few = std::min(one, other);
        const std::size_t many = std::max(one, other);
        return few <= 2 && many >= 3 * few;
    }

    const std::vector<NameToCompare>& m_names;
    std::vector<Words> m_words;
    std::map<std::string, std::set<ProductId>> m_roots;
};

TEST(SimilarNames, AreThoseOfTheSlowReference) {
    std::mt19937 random(1);
    const std::vector<std::string> vocabulary = {
        "shirt", "shirts", "Shrit", "cotton", "coton",  "cottno", "summer", "sumer",
        "red",   "the",    "and",   "12",     "1.5",    "1 5",    "NX1000", "NX",
        "é",     "Ètage",  "étage", "etgae",  "камера", "камеры", "-",      "A+"};
    std::size_t found = 0;
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> texts(60);
        std::vector<NameToCompare> names;
        // Few of the words at a time, so that names meet.
        const std::size_t first = random() % (vocabulary.size() - 7);
        for (std::string& text : texts) {
            for (std::size_t words = random() % 7; words > 0; --words)
                text += vocabulary[first + random() % 8] + (random() % 8 ? " " : "");
            const auto product = static_cast<ProductId>(names.size() + 1);
            const auto root = random() % 3 ? product : std::max<ProductId>(1, product - 1);
            names.push_back({product, root, text});
        }
        std::shuffle(names.begin(), names.end(), random);
        const auto groups = similar_names(names, Progress());
        ASSERT_EQ(groups, Reference(names).groups()) << "round " << round;
        found += groups.size();
    }
    EXPECT_GT(found, 1'000U);
}

}  // namespace
}  // namespace vitrine::test
