// The picture that stands for a product: the one of its family's image attribute.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "store/catalogue.h"

namespace vitrine {

struct MainPicture {
    ProductId product = 0;
    std::string name;            // file name; empty where the product has no picture
    std::filesystem::path file;  // of the original; empty where its bytes were not imported
};

// In the order of `products`, one each; inherited from the models above, in this channel and locale
// where the attribute varies by them. Of a family without an image attribute the first attribute
// for pictures that it has, in its order.
std::vector<MainPicture> main_pictures(Catalogue& catalogue, std::span<const ProductId> products,
                                       ChannelId channel, LocaleId locale);

}  // namespace vitrine
