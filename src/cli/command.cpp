#include "cli/command.h"

#include <algorithm>

#include "base/error.h"
#include "base/message_catalogue.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"
#include "cli/progress_display.h"
#include "operations/catalogue_at.h"
#include "store/writer_lock.h"

namespace vitrine::cli {
namespace {

// "There is no channel shp. Did you mean shop?" or, where nothing is near, what there is.
[[noreturn]] void refuse(std::string sentence, const NearestName& nearest) {
    if (nearest.best().empty()) throw Error(Failure::usage, std::move(sentence));
    throw Error(Failure::usage, sentence + " " + tr("Did you mean {0}?", nearest.best()));
}

LocaleId suitable_locale(const Structure& structure, const std::vector<LocaleId>& locales) {
    const std::string wishes = preferred_language();  // kept: the parts are views of it
    for (const std::string_view wish : split_list(wishes, ':')) {
        for (const LocaleId id : locales) {
            if (structure.locales.code_of(id) == wish) return id;
        }
        const std::string_view language = wish.substr(0, wish.find('_'));
        for (const LocaleId id : locales) {
            const std::string& code = structure.locales.code_of(id);
            if (std::string_view(code).substr(0, code.find('_')) == language) return id;
        }
    }
    return locales.empty() ? 0 : locales.front();
}

}  // namespace

std::string Session::catalogue_file() const {
    if (!options.catalogue.empty()) return options.catalogue;
    throw Error(Failure::usage, tr("Say which catalogue: --catalog FILE, or set VITRINE_CATALOG."));
}

void Session::show_notes(const Catalogue& catalogue) {
    for (const std::string& opening_note : catalogue.opening_notes()) console.note(opening_note);
}

std::unique_ptr<Catalogue> Session::open_for_writing(sql::Purpose purpose) {
    auto catalogue =
        std::make_unique<Catalogue>(catalogue_file(), sql::Access::read_write, purpose);
    show_notes(*catalogue);
    return catalogue;
}

std::unique_ptr<Catalogue> Session::open_for_reading(sql::Purpose purpose) {
    // A file of an older version is brought up to date first, which needs writing.
    if (Catalogue::is_older(catalogue_file())) return open_for_writing(purpose);
    auto catalogue = std::make_unique<Catalogue>(catalogue_file(), sql::Access::read_only, purpose);
    const auto running = catalogue->journal().running();
    const bool some_died = std::any_of(running.begin(), running.end(), [&](const ChangeSet& job) {
        return !JobLock::is_held(catalogue->file(), job.id);
    });
    if (!some_died) return catalogue;
    catalogue.reset();
    return open_for_writing(purpose);
}

std::optional<Session::PastView> Session::look_back(Catalogue& catalogue, std::string_view at,
                                                    std::optional<std::string_view> only) {
    if (at.empty()) return std::nullopt;
    const PastMoment moment = moment_at(catalogue, at);
    const Progress progress(stop);
    const ProgressDisplay display(console, progress, tr("Going back"));
    return PastView{moment,
                    std::make_unique<const PastState>(catalogue, moment.seq, progress, only)};
}

std::string at_meaning() {
    return tr(
        "As it was then: 2026-11-22T09:30:00Z, 2026-11-22 for the beginning of that day, or "
        "42 for how change set 42 left it");
}

const Channel& find_channel(const Structure& structure, std::string_view code) {
    if (const Channel* channel = structure.channels.find(code)) return *channel;
    NearestName nearest(code);
    std::vector<std::string> codes;
    structure.channels.each([&](const Channel& channel) {
        nearest.offer(channel.code);
        codes.push_back(channel.code);
    });
    if (codes.empty()) throw Error(Failure::usage, tr("This catalogue has no channels yet."));
    if (!nearest.best().empty()) refuse(tr("There is no channel {0}.", code), nearest);
    throw Error(Failure::usage,
                tr("There is no channel {0}. There are: {1}.", code, join(codes, ", ")));
}

const Locale& find_locale(const Structure& structure, std::string_view code) {
    if (const Locale* locale = structure.locales.find(code)) return *locale;
    NearestName nearest(code);
    structure.locales.each([&](const Locale& locale) { nearest.offer(locale.code); });
    refuse(tr("There is no locale {0}.", code), nearest);
}

ProductId find_product(Catalogue& catalogue, std::string_view code) {
    ProductStore& products = catalogue.products();
    if (const auto id = products.find(ProductStore::Space::products, code)) return *id;
    if (const auto id = products.find(ProductStore::Space::models, code)) return *id;
    throw Error(
        Failure::usage,
        tr("There is no product or model {0}. \"vitrine list --search {0}\" may find it.", code));
}

Aspect choose_aspect(const Structure& structure, std::string_view channel_code,
                     std::string_view locale_code) {
    Aspect aspect;
    const Channel* channel = nullptr;
    if (!channel_code.empty()) {
        channel = &find_channel(structure, channel_code);
    } else {
        channel = structure.channels.find_if([](const Channel&) { return true; });
    }
    if (channel != nullptr) aspect.channel = channel->id;
    if (!locale_code.empty()) {
        aspect.locale = find_locale(structure, locale_code).id;
    } else if (channel != nullptr && !channel->locales.empty()) {
        aspect.locale = suitable_locale(structure, channel->locales);
    } else {
        std::vector<LocaleId> all;
        structure.locales.each([&](const Locale& locale) { all.push_back(locale.id); });
        aspect.locale = suitable_locale(structure, all);
    }
    return aspect;
}

}  // namespace vitrine::cli
