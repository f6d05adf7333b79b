// The frame around every page, and which page an address shows.
import { CartPage } from './pages/cart';
import { CategoryPage } from './pages/category';
import { CheckoutPage } from './pages/checkout';
import { HomePage } from './pages/home';
import { NotFoundPage } from './pages/not-found';
import { OrdersPage } from './pages/orders';
import { PrivacyPage } from './pages/privacy';
import { ProductPage } from './pages/product';
import { SearchPage } from './pages/search';
import { usePlace, type Place } from './router/router';
import { categoryByHref } from './shop/categories';
import { productOf } from './shop/items';
import { Footer } from './ui/footer';
import { Header } from './ui/header';
import { NoticeBar } from './ui/notice';

export function App() {
  const place = usePlace();
  return (
    <>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        {pageAt(place)}
      </main>
      <Footer />
      <NoticeBar />
    </>
  );
}

function pageAt({ path, query }: Place) {
  switch (path) {
    case '/':
      return <HomePage />;
    case '/search':
      return <SearchPage query={query.get('q') ?? ''} />;
    case '/cart':
      return <CartPage />;
    case '/checkout':
      return <CheckoutPage />;
    case '/orders':
      return <OrdersPage />;
    case '/privacy':
      return <PrivacyPage />;
  }
  const category = categoryByHref(path);
  if (category) return <CategoryPage category={category} key={path} />;
  const product = path.startsWith('/p/') ? productOf(path.slice(3)) : undefined;
  // The key: another product is another page, with its own slot and its own look counted.
  if (product) return <ProductPage product={product} key={path} />;
  return <NotFoundPage />;
}
