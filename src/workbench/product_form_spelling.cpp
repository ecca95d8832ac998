// What the dictionaries say of a text while somebody writes it.
#include <algorithm>

#include "base/contains.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/html_text.h"
#include "operations/quality_settings.h"
#include "proofing/speller.h"
#include "workbench/product_form.h"

namespace vitrine {
namespace {

// Each suggestion costs the dictionary milliseconds.
constexpr std::size_t most_words = 12;
constexpr std::size_t most_suggestions = 5;

std::vector<std::string> accepted_words(const Structure& structure) {
    std::vector<std::string> folded;
    const QualitySetting* setting =
        structure.quality_settings.find(quality_check_name(QualityCheck::spelling));
    if (setting == nullptr) return folded;
    for (const std::string& word : setting->words) folded.push_back(fold_case(word));
    return folded;
}

}  // namespace

// Used by the renderer's thread only.
struct ProductForm::Spellers {
    std::map<std::string, std::unique_ptr<Speller>> by_locale;  // null: no dictionary

    Speller* of(const std::string& locale) {
        const auto [at, is_new] = by_locale.try_emplace(locale);
        if (is_new) at->second = Speller::for_locale(locale);
        return at->second.get();
    }
};

void ProductForm::ask_spelling(const FieldView& field, const std::string& text,
                               std::function<void(const Spelling&)> found) {
    const auto structure = m_workspace.structure();
    if (field.address.locale == 0) return;
    if (!m_spellers) m_spellers = std::make_shared<Spellers>();
    std::stop_source& job = m_spelling_jobs[field.name];
    job.request_stop();
    auto answer = std::make_shared<Spelling>();
    job = m_workspace.renderer().start_unconnected(
        [answer, spellers = m_spellers, plain = field.html ? html_to_text(text) : text,
         accepted = accepted_words(*structure),
         locale = structure->locales.code_of(field.address.locale)](const Progress& progress) {
            Speller* speller = spellers->of(locale);
            answer->is_checked = speller != nullptr;
            if (speller == nullptr) return;
            std::vector<std::string> known = accepted;
            for (const Misspelling& place : speller->check(plain)) {
                progress.check();
                const std::string word = plain.substr(place.offset, place.length);
                const std::string folded = fold_case(word);
                if (contains(known, folded)) continue;
                known.push_back(folded);
                auto suggestions = speller->suggestions(word);
                if (suggestions.size() > most_suggestions) suggestions.resize(most_suggestions);
                answer->words.push_back({word, std::move(suggestions)});
                if (answer->words.size() == most_words) return;
            }
        },
        m_receiver.guard([this, answer, found = std::move(found),
                          product = m_product](const std::exception_ptr& failure) {
            // A text is read and written without a dictionary, too.
            if (!failure && product == m_product) found(*answer);
        }));
}

void ProductForm::accept_word(const std::string& word) {
    QualityChange change;
    change.check = QualityCheck::spelling;
    change.accept = {word};
    m_editor.save([change](Catalogue& catalogue) { return change_quality(catalogue, change); },
                  tr("Word accepted: {0}", word), [] {},
                  m_receiver.guard([this](const std::string& sentence) {
                      if (events.failed) events.failed(sentence);
                  }));
}

}  // namespace vitrine
